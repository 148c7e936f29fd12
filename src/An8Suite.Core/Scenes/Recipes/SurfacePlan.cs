using System.Numerics;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Patterns;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>
/// What a renderer must find out about a mesh's surface, beside its shading, so that a recipe's classes can be
/// coloured.
/// </summary>
/// <param name="Shapes">
/// The shapes of the recipe's patterns; shape i has bit i of <see cref="GBuffer.Surface"/>.
/// </param>
/// <param name="PatternBits">
/// For each part of the mesh, in order of id, the bits of the shapes that some class shows on it.
/// </param>
/// <param name="Foot">The point of the mesh that patterns are measured from.</param>
/// <param name="Height">What they are measured in: the mesh's height, or its largest extent where it has none.</param>
public sealed record SurfacePlan(
    IReadOnlyList<PatternShape> Shapes, IReadOnlyList<byte> PatternBits, Vector3 Foot, float Height)
{
    /// <summary>For each part of the mesh, in order of id, whether some class shows its texture.</summary>
    public required IReadOnlyList<bool> IsTextured { get; init; }

    /// <summary>The decoded pictures of these parts' textures, row 0 on top.</summary>
    public required IReadOnlyDictionary<BaseTexture, ColorImage> Pictures { get; init; }

    /// <summary>
    /// The plan for a recipe that has been checked against the mesh; null where every part is flat in every class.
    /// </summary>
    /// <param name="recipe">With the mesh's textures known, by <see cref="Recipe.On"/>.</param>
    /// <param name="mesh">The recipe's.</param>
    /// <param name="codec">Decodes textures; null where none is shown.</param>
    /// <exception cref="InputException">A texture is missing, broken or too large; names file and texture.</exception>
    public static SurfacePlan? Of(Recipe recipe, Mesh mesh, PictureCodec? codec = null)
    {
        IReadOnlyList<PatternShape> shapes = recipe.PatternShapes;
        bool[] textured = [.. mesh.Parts.Select(part => recipe.TexturedParts.Contains(part.Name)
            && recipe.Classes.Any(shown => !shown.AlwaysColors(part.Name)))];
        if (shapes.Count == 0 && !textured.Contains(true))
        {
            return null;
        }

        byte[] bits = new byte[mesh.Parts.Count];
        foreach (RecipeClass shown in recipe.Classes)
        {
            for (int i = 0; i < bits.Length; i++)
            {
                bits[i] |= shown.Parts.Contains(mesh.Parts[i].Name) ? recipe.PatternBitOf(shown) : (byte)0;
            }
        }

        float low = mesh.Positions.Min(p => p.Y);
        return new SurfacePlan(shapes, bits, new Vector3(0, low, 0), HeightOf(mesh))
        {
            IsTextured = textured,
            Pictures = TexturePictures.Decode(mesh.Parts.Where((_, i) => textured[i]), codec),
        };
    }

    /// <summary>
    /// Whether a pattern on the part at <paramref name="part"/> asks where in the model a sample lies.
    /// </summary>
    public bool IsMeasured(int part) => Shapes.Index().Any(shape =>
        (PatternBits[part] & (1 << shape.Index)) != 0 && shape.Item is not StripeShape { Along.IsDirection: false });

    private static float HeightOf(Mesh mesh)
    {
        Vector3 extent = mesh.Positions.Aggregate(Vector3.Max) - mesh.Positions.Aggregate(Vector3.Min);
        return extent.Y > 0 ? extent.Y : Math.Max(extent.X, extent.Z);
    }
}
