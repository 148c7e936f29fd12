using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets.Verification;

/// <summary>The patterns of a dataset's recipe, by the text that stands for them in its metadata.</summary>
internal sealed class RecordedSurfaces
{
    private readonly Dictionary<string, PartSurface> _known = new() { [string.Empty] = default };
    private readonly Recipe _recipe;

    /// <summary>Lists the patterns of all classes.</summary>
    /// <param name="recipe">With the mesh's textures known, by <see cref="Recipe.On"/>.</param>
    public RecordedSurfaces(Recipe recipe)
    {
        _recipe = recipe;
        foreach (RecipeClass shown in recipe.Classes)
        {
            if (shown.Pattern is { } pattern)
            {
                _known[pattern.Yaml] = new PartSurface(recipe.PatternBitOf(shown), pattern.Color);
            }
        }
    }

    /// <summary>The surface of every part of a row; empty where all are flat.</summary>
    /// <exception cref="InputException">
    /// The row has a pattern that the recipe lacks, or a texture that its class does not show.
    /// </exception>
    public IReadOnlyList<PartSurface> Of(MetadataRow row)
    {
        PartSurface[] surfaces = [.. row.Parts.Select(part => Of(part, row))];
        return Array.TrueForAll(surfaces, surface => surface.IsFlat) ? [] : surfaces;
    }

    private PartSurface Of(MetadataPart part, MetadataRow row) => ShowsTexture(part, row) ? PartSurface.Texture
        : _known.TryGetValue(part.Surface ?? string.Empty, out PartSurface surface) ? surface
        : throw new InputException(
            $"{row.Id}: part {part.Name}: expected a surface that the recipe gives it, found '{part.Surface}'");

    private bool ShowsTexture(MetadataPart part, MetadataRow row) => part.Surface == MetadataPart.Texture
        && _recipe.TexturedParts.Contains(part.Name) && !_recipe.ClassAt(row.Label, row.Pose).Parts.Contains(part.Name);
}
