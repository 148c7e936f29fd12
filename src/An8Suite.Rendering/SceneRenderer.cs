using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;
using An8Suite.Rendering.Cpu;
using An8Suite.Rendering.Drawing;

namespace An8Suite.Rendering;

/// <summary>Renders poses of one mesh at one size into G-buffers, without a window.</summary>
/// <remarks>Any thread may call.</remarks>
public sealed class SceneRenderer : IDisposable
{
    /// <summary>The smallest width and height of an image, in pixels.</summary>
    public const int MinimumSize = 32;

    /// <summary>The largest width and height of an image, in pixels.</summary>
    public const int MaximumSize = 2048;

    private readonly IPoseRenderer _renderer;
    private readonly Mesh _mesh;
    private readonly PictureSize _size;

    /// <summary>
    /// Prepares <paramref name="mesh"/>; images are <paramref name="width"/> x <paramref name="height"/>.
    /// </summary>
    public SceneRenderer(Mesh mesh, int width, int height, RenderDevice device = default)
        : this(
            mesh, new PictureSize(width, height),
            new MeshLooks(null, TexturePictures.DecodeCuts(mesh.Parts, null), PartMaterial.Of, false), device)
    {
    }

    /// <summary>
    /// The same for a recipe's pictures: of its size, and with what its patterns and the mesh's textures need.
    /// </summary>
    /// <param name="mesh">The recipe's.</param>
    /// <param name="recipe">Checked against the mesh.</param>
    /// <param name="device">What renders.</param>
    /// <param name="textures">
    /// Decodes the textures of <see cref="Recipe.TexturedParts"/> and of parts that are cut out; may be null where
    /// there are none.
    /// </param>
    public SceneRenderer(Mesh mesh, Recipe recipe, RenderDevice device = default, PictureCodec? textures = null)
        : this(
            mesh, new PictureSize(recipe.Width, recipe.Height),
            new MeshLooks(
                SurfacePlan.Of(recipe, mesh, textures), TexturePictures.DecodeCuts(mesh.Parts, textures),
                part => PartMaterial.Of(part, recipe), recipe.NeedsGeometry),
            device)
    {
    }

    private SceneRenderer(Mesh mesh, PictureSize size, MeshLooks looks, RenderDevice device)
    {
        RequireSize("width", size.Width);
        RequireSize("height", size.Height);
        (_mesh, _size) = (mesh, size);
        _renderer = device.IsCpu ? new CpuRenderer(mesh, size, looks) : new GlRenderer(mesh, size, looks, device);
    }

    /// <summary>The folder of the suite's own shaders.</summary>
    public static string OwnShaderFolder => Shaders.OwnFolder;

    /// <summary>Who draws.</summary>
    public GlDriver Driver => _renderer.Driver;

    /// <summary>Draws one pose; <see cref="GBuffer.Release"/> lets the next one use its memory.</summary>
    public GBuffer Render(SceneView view) => Render(view, [PartSet.All])[0];

    /// <summary>
    /// Draws one pose once for each set of parts; a part that is not in a set leaves no trace in its buffer.
    /// </summary>
    public IReadOnlyList<GBuffer> Render(SceneView view, IReadOnlyList<PartSet> sets) =>
        _renderer.Render(view, ShownRegion.Of(_mesh, view, _size.Width, _size.Height), sets);

    /// <inheritdoc/>
    public void Dispose() => _renderer.Dispose();

    private static void RequireSize(string name, int size)
    {
        if (size is < MinimumSize or > MaximumSize)
        {
            throw new InputException($"image {name}: expected {MinimumSize} to {MaximumSize} pixels, found {size}");
        }
    }
}
