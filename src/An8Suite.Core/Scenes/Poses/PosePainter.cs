using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Scenes.Poses;

/// <summary>
/// Gives the pictures and masks of a recipe's poses to people who look at them, in the colours a dataset gets.
/// </summary>
public sealed class PosePainter
{
    private readonly Recipe _recipe;
    private readonly string[] _names;
    private readonly MaskLayers _masks;

    /// <summary>Prepares the colours once; the recipe has been checked against the parts.</summary>
    public PosePainter(Recipe recipe, IReadOnlyList<PartEntry> parts)
    {
        (_recipe, _names) = (recipe, [.. parts.Select(part => part.Name)]);
        (Classes, Parts, _masks) = (recipe.ClassEntries(), parts, new MaskLayers(recipe.ClassEntries(), parts));
    }

    /// <summary>The classes, in order of label.</summary>
    public IReadOnlyList<ClassEntry> Classes { get; }

    /// <summary>The parts, in order of id.</summary>
    public IReadOnlyList<PartEntry> Parts { get; }

    /// <summary>The sets of parts that a pose must be rendered with.</summary>
    public PartPresence Presence => _masks.Presence;

    /// <summary>
    /// What <paramref name="rendered"/> shows before <paramref name="background"/>; it must not be released before the
    /// last picture.
    /// </summary>
    /// <param name="rendered">The pose.</param>
    /// <param name="background">The colour of pixels that show no part.</param>
    /// <param name="pose">Whose looks the classes of a <see cref="LabelRule"/> have.</param>
    public PosePictures Of(RenderedPose rendered, SrgbColor background, int pose = 0) =>
        new(new ResolvedPose(rendered.Buffers, _masks),
            [.. _recipe.PalettesAt(pose, _names).Select(palette => palette with { Background = background })]);
}
