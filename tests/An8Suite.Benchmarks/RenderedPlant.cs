using An8Suite.Core.Geometry;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;

namespace An8Suite.Benchmarks;

/// <summary>One pose of the shipped plant at 300 x 300 pixels, in the six classes of single-6c.</summary>
internal sealed class RenderedPlant : IDisposable
{
    private const int Side = 300;
    private readonly SceneRenderer _renderer;
    private readonly SceneView _view;

    public RenderedPlant()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "meshes");
        Recipe recipe = RecipeReader.Read(Path.Combine(folder, "an8flower-single-6c.yaml"));
        Mesh mesh = recipe.ReadMesh();
        string[] parts = [.. mesh.Parts.Select(part => part.Name)];
        Palettes = [.. recipe.Classes.Select(c => recipe.PaletteOf(c, parts))];
        _renderer = new SceneRenderer(mesh, Side, Side);
        _view = Camera.View(Framing.Of(mesh), new CameraPose { YawDegrees = 40 }, 1);
        Resolver = RenderAgain();
    }

    public IReadOnlyList<Palette> Palettes { get; }

    public PoseResolver Resolver { get; }

    public PoseResolver RenderAgain()
    {
        GBuffer buffer = _renderer.Render(_view);
        var resolver = new PoseResolver(buffer);
        buffer.Release();
        return resolver;
    }

    public void Dispose() => _renderer.Dispose();
}
