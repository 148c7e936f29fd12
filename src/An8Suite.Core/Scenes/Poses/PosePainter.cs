using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Backdrops;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Scenes.Poses;

/// <summary>
/// Gives the pictures and masks of a recipe's poses to people who look at them, in the colours a dataset gets.
/// </summary>
public sealed class PosePainter
{
    private readonly Recipe _recipe;
    private readonly PosePalettes _palettes;
    private readonly BackdropPainter? _backdrops;
    private readonly MaskLayers _masks;

    /// <summary>Prepares the colours once; the recipe has been checked against the parts.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="parts">In order of id.</param>
    /// <param name="backdrops">Makes what stands behind; null where it is the poses' colours.</param>
    public PosePainter(Recipe recipe, IReadOnlyList<PartEntry> parts, BackdropPainter? backdrops = null)
    {
        (_recipe, _backdrops) = (recipe, backdrops);
        _palettes = new PosePalettes(recipe, [.. parts.Select(part => part.Name)]);
        // Whoever looks may ask for any mask.
        (Classes, Parts, _masks) = (recipe.ClassEntries(), parts, recipe.LayersOf(parts));
    }

    /// <summary>The classes, in order of label.</summary>
    public IReadOnlyList<ClassEntry> Classes { get; }

    /// <summary>The parts, in order of id.</summary>
    public IReadOnlyList<PartEntry> Parts { get; }

    /// <summary>The sets of parts that a pose must be rendered with.</summary>
    public PartPresence Presence => _masks.Presence;

    /// <summary>
    /// What <paramref name="rendered"/> shows; it must not be released before the last picture.
    /// </summary>
    /// <param name="rendered">The pose.</param>
    /// <param name="pose">Whose looks, cues and background the classes have.</param>
    /// <param name="isFlat">Whether its colour stands behind, whatever the recipe draws.</param>
    public PosePictures Of(RenderedPose rendered, PlannedPose pose, bool isFlat = false)
    {
        var size = new PictureSize(rendered.Buffers[0].Width, rendered.Buffers[0].Height);
        Backdrop backdrop = (isFlat ? null : _backdrops?.Of(pose.Index, size)) ?? new Backdrop(pose.Background);
        var resolved = new ResolvedPose(rendered.Buffers, _masks);
        return new PosePictures(
            resolved, _palettes.At(pose, backdrop),
            _recipe.Cue is null ? null : () => _palettes.Neutral(pose, backdrop, resolved));
    }
}
