using An8Suite.Cli.Pictures;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes;
using An8Suite.Rendering;

namespace An8Suite.Cli.Experiments.Doubts;

/// <summary>Renders the views of a dataset again with a part taken away or in another colour.</summary>
/// <remarks>The camera stays where the whole plant put it, and what a part hid comes to light.</remarks>
internal sealed class ChangedPlant : IDisposable
{
    private readonly Recipe _recipe;
    private readonly Framing _framing;
    private readonly string[] _names;
    private readonly SceneRenderer[] _renderers; // the whole plant, then without each part

    /// <summary>Opens one renderer a part.</summary>
    public ChangedPlant(Recipe recipe, Mesh mesh, RenderDevice device)
    {
        _recipe = recipe.On(mesh);
        _framing = Framing.Of(mesh);
        _names = [.. mesh.Parts.Select(part => part.Name)];
        List<SceneRenderer> opened = [];
        try
        {
            foreach (Mesh variant in mesh.Parts.Select(part => Without(mesh, part.Id)).Prepend(mesh))
            {
                opened.Add(new SceneRenderer(variant, _recipe, device, PictureDecoder.TextureCodec));
            }
        }
        catch
        {
            opened.ForEach(renderer => renderer.Dispose());
            throw;
        }

        _renderers = [.. opened];
    }

    /// <summary>Who draws.</summary>
    public string Driver => _renderers[0].Driver.ToString();

    /// <summary>The samples of a pose, of the whole plant and then without each part, ready to be coloured.</summary>
    public PoseResolver[] Resolve(PlannedPose pose)
    {
        SceneView view = Camera.View(_framing, pose.Camera, (double)_recipe.Width / _recipe.Height);
        return [.. _renderers.Select(renderer => new PoseResolver(renderer.Render(view)))];
    }

    /// <summary>The colours of a class before the pose's background.</summary>
    public Palette PaletteOf(int label, PlannedPose pose) =>
        _recipe.PaletteOf(_recipe.Classes[label], _names) with { Background = pose.Background };

    /// <summary>The colours of a class, one part excepted, which is flat in the colour of the next class that has another one.</summary>
    public Palette Recoloured(int label, int part, PlannedPose pose)
    {
        Palette palette = PaletteOf(label, pose);
        return palette with
        {
            Parts = [.. palette.Parts.Select((color, i) => i == part ? OtherColor(label) : color)],
            Surfaces = [.. palette.Surfaces.Select((surface, i) => i == part ? default : surface)],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_renderers, renderer => renderer.Dispose());

    private SrgbColor OtherColor(int label) => Enumerable.Range(1, _recipe.Classes.Count)
        .Select(step => _recipe.Classes[(label + step) % _recipe.Classes.Count].Color)
        .FirstOrDefault(color => color != _recipe.Classes[label].Color, _recipe.Background);

    private static Mesh Without(Mesh mesh, byte id) => mesh with
    {
        Parts = [.. mesh.Parts.Select(part => part.Id == id ? part with { IndexCount = 0, Runs = [] } : part)],
    };
}
