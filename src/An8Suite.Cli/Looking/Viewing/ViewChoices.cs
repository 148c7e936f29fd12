using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;

namespace An8Suite.Cli.Looking.Viewing;

/// <summary>What a subject offers to choose from.</summary>
internal sealed record ViewChoices
{
    private static readonly SrgbColor[] PlainBackgrounds = [new(0xff, 0xff, 0xff), new(0x80, 0x80, 0x80), new(0, 0, 0)];

    /// <summary>The names of the classes, in order of label.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The mask policies, the recipe's first.</summary>
    public required IReadOnlyList<MaskPolicy> Policies { get; init; }

    /// <summary>The poses of a full dataset, in order of index.</summary>
    public required IReadOnlyList<PlannedPose> Poses { get; init; }

    /// <summary>The pose that is shown first: <see cref="PoseSpread.Middle"/>.</summary>
    public required int FirstPose { get; init; }

    /// <summary>Backgrounds besides the pose's own.</summary>
    public required IReadOnlyList<SrgbColor> Backgrounds { get; init; }

    /// <summary>The choices of a subject.</summary>
    public static ViewChoices Of(LookSubject subject)
    {
        IReadOnlyList<PlannedPose> poses = PosePlan.Of(subject.Recipe);
        return new ViewChoices
        {
            Classes = [.. subject.Recipe.Classes.Select(c => c.Name)],
            Policies = subject.IsMeshAlone
                ? [MaskPolicy.Plant]
                : [.. subject.Recipe.Masks.Concat(MaskPolicy.All).Distinct()],
            Poses = poses,
            FirstPose = PoseSpread.Middle(subject.Recipe).Index,
            Backgrounds = PlainBackgrounds,
        };
    }
}
