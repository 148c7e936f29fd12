using An8Suite.Core.Datasets;
using An8Suite.Core.Geometry;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Placing;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Workflow.Rerendering;

/// <summary>Renders the views of a dataset again with a part taken away or in another colour.</summary>
/// <remarks>The camera stays where the whole plant put it, and what a part hid comes to light.</remarks>
internal sealed class ChangedPlant : IDisposable
{
    private readonly Recipe _recipe;
    private readonly SceneLayout _layout;
    private readonly PosePalettes _palettes;
    private readonly IReadOnlyList<ClassEntry> _classes;
    private readonly KeptBackdrops _backdrops;
    private readonly string[] _names;
    private readonly PartPresence _presence;
    private readonly SceneRenderer _renderer;

    /// <summary>Opens the renderer.</summary>
    /// <param name="recipe">The dataset's.</param>
    /// <param name="mesh">The dataset's.</param>
    /// <param name="backdrops">What the dataset keeps of what stands behind.</param>
    /// <param name="device">What renders.</param>
    public ChangedPlant(Recipe recipe, Mesh mesh, KeptBackdrops backdrops, RenderDevice device)
    {
        _recipe = recipe.On(mesh);
        _names = [.. mesh.Parts.Select(part => part.Name)];
        _layout = new SceneLayout(_recipe, mesh);
        _palettes = new PosePalettes(_recipe, _names);
        (_classes, _backdrops) = (_recipe.ClassEntries(), backdrops);
        _presence = _recipe.PresenceOf(_names);
        _renderer = new SceneRenderer(mesh, _recipe with { Layers = [] }, device, PictureDecoder.TextureCodec);
    }

    /// <summary>Who draws.</summary>
    public string Driver => _renderer.Driver.ToString();

    /// <summary>Classes with the same number show the same parts.</summary>
    public int SetOf(int label) => _presence.ShownIn(label);

    /// <summary>The parts that a set of classes shows.</summary>
    public PartSet PartsOf(int set) => _presence.Sets[set];

    /// <summary>
    /// The samples of a pose, of all parts that a set of classes shows and then without each part; to be released.
    /// </summary>
    public IReadOnlyList<GBuffer> Render(PlannedPose pose, int set)
    {
        PartSet whole = PartsOf(set);
        return Render(pose, [whole, .. Enumerable.Range(1, _names.Length).Select(id => whole.Without((byte)id))]);
    }

    /// <summary>The samples of a pose for each set of parts; to be released.</summary>
    public IReadOnlyList<GBuffer> Render(PlannedPose pose, IReadOnlyList<PartSet> sets) =>
        _renderer.Render(_layout.View(pose), sets);

    /// <summary>The colours of a class before what stands behind the pose.</summary>
    public Palette PaletteOf(int label, PlannedPose pose) =>
        _palettes.Of(label, pose, _backdrops.Of(pose, _classes[label]));

    /// <summary>
    /// The colours of a class, one part excepted, which is flat in the colour of the next class that has another one.
    /// </summary>
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
    public void Dispose() => _renderer.Dispose();

    private SrgbColor OtherColor(int label) => Enumerable.Range(1, _recipe.Classes.Count)
        .Select(step => _recipe.ColorOf(_recipe.Classes[(label + step) % _recipe.Classes.Count]))
        .FirstOrDefault(color => color != _recipe.ColorOf(_recipe.Classes[label]), _recipe.Background);
}
