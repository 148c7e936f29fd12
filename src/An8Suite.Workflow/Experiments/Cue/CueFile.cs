
namespace An8Suite.Workflow.Experiments.Cue;

/// <summary><c>cue.json</c>: whether the network cheats, and which methods show it.</summary>
public sealed record CueFile
{
    /// <summary>Side of the sticker, in pixels.</summary>
    public required int Side { get; init; }

    /// <summary>Test images of the fold.</summary>
    public required int TestImages { get; init; }

    /// <summary>How many classes.</summary>
    public required int Classes { get; init; }

    /// <summary>The share of test images with sticker that are given the sticker's class.</summary>
    public required double FollowsSticker { get; init; }

    /// <summary>The share of those whose plant shows another class that are given the plant's.</summary>
    public required double FollowsPlant { get; init; }

    /// <summary>The share of plants without sticker that are recognised.</summary>
    public required double AccuracyWithoutSticker { get; init; }

    /// <summary>Images that were explained.</summary>
    public required int Images { get; init; }

    /// <summary>How many poses they show.</summary>
    public required int Poses { get; init; }

    /// <summary>One entry a method.</summary>
    public required IReadOnlyList<CueScore> Scores { get; init; }
}
