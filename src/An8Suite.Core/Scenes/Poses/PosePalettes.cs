using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Backdrops;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Scenes.Poses;

/// <summary>
/// The colours of a recipe's classes as a pose shows them: with its looks, objects, cue and background.
/// </summary>
public sealed class PosePalettes
{
    private readonly Recipe _recipe;
    private readonly IReadOnlyList<string> _names;
    private readonly Palette[]? _fixed; // null where they change from pose to pose

    /// <summary>Prepares a recipe that has been checked against the names of the parts, in order of id.</summary>
    public PosePalettes(Recipe recipe, IReadOnlyList<string> names)
    {
        (_recipe, _names) = (recipe, names);
        _fixed = recipe.ColorsVary ? null : [.. recipe.Classes.Select(shown => recipe.PaletteOf(shown, names))];
    }

    /// <summary>The colours of every class.</summary>
    public Palette[] At(PlannedPose pose, Backdrop? backdrop = null) =>
        [.. Enumerable.Range(0, _recipe.Classes.Count).Select(label => Of(label, pose, backdrop))];

    /// <summary>The colours of one class.</summary>
    /// <param name="label">The class.</param>
    /// <param name="pose">The pose.</param>
    /// <param name="backdrop">What stands behind; null for the pose's colour.</param>
    public Palette Of(int label, PlannedPose pose, Backdrop? backdrop = null) =>
        WithCue(label, CueOf(label, pose), pose, backdrop);

    /// <summary>
    /// The pictures of every class with the cue of the first one, so that they differ in nothing but the class.
    /// </summary>
    internal IReadOnlyList<ColorImage> Neutral(PlannedPose pose, Backdrop backdrop, ResolvedPose resolved) =>
        [.. Enumerable.Range(0, _recipe.Classes.Count)
            .Select(label => resolved.Of(label).Resolve(WithCue(label, 0, pose, backdrop)))];

    /// <summary>The class whose cue an image shows; null without a cue.</summary>
    public int? CueOf(int label, PlannedPose pose) =>
        _recipe.Cue?.ClassOf(label, _recipe.Classes.Count, _recipe.Seed, pose.Index, pose.Split);

    private Palette WithCue(int label, int? cue, PlannedPose pose, Backdrop? backdrop)
    {
        Palette palette = _fixed is not null ? _fixed[label]
            : _recipe.PaletteOf(_recipe.ClassAt(label, pose.Index), _names);
        palette = palette with { Background = backdrop?.Color ?? pose.Background, Backdrop = backdrop?.Picture };
        if (_recipe.Objects.Any(placed => placed.IsClassColored))
        {
            palette = palette with { Parts = [.. palette.Parts.Zip(_names, (own, part) => Drawn(part, pose) ?? own)] };
        }

        if (cue is not int shown)
        {
            return palette;
        }

        SrgbColor color = _recipe.Cue!.ColorOf(shown, _recipe.Classes.Count);
        return _recipe.Cue.Kind switch
        {
            CueKind.Background => palette with { Background = color, Backdrop = null },
            CueKind.Tint => palette.Tinted(color),
            _ => palette with
            {
                Parts = [.. palette.Parts.Zip(
                    _names, (own, part) => _recipe.RoleOf(part) == PartRole.Cue ? color : own)],
            },
        };
    }

    private SrgbColor? Drawn(string part, PlannedPose pose) =>
        _recipe.Objects.FirstOrDefault(placed => placed.IsClassColored && placed.Owns(part)) is { } owner
            ? _recipe.ColorOf(_recipe.Classes[new CounterRandom(
                _recipe.Seed, $"object/{owner.Name}/color", (ulong)pose.Index).NextInt32(_recipe.Classes.Count)])
            : null;
}
