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

/// <summary>How one method's heat agrees with the sticker and with the coloured part of the plant.</summary>
/// <param name="Method">The explanation method or control.</param>
/// <param name="Sticker">The mean AUC against the sticker's pixels; null when nothing has a score.</param>
/// <param name="Plant">The mean AUC against the part that carries the plant's colour.</param>
/// <param name="StickerHeadroom">Where <paramref name="Sticker"/> stands between noise and the mask itself.</param>
/// <param name="PlantHeadroom">The same of <paramref name="Plant"/>.</param>
/// <param name="Exposed">
/// The share of images with a score under both whose headroom is above zero for the sticker, and larger than for the
/// object: the method points at the cheat. A map without heat, or no better than noise, points at nothing.
/// </param>
/// <param name="ExposedLow">The lower end of its 95 % interval, poses drawn.</param>
/// <param name="ExposedHigh">The upper end.</param>
/// <param name="Images">Images with a score under both masks.</param>
/// <param name="LeftOut">Images where the coloured part is hidden.</param>
public sealed record CueScore(
    string Method,
    double? Sticker,
    double? Plant,
    double? StickerHeadroom,
    double? PlantHeadroom,
    double? Exposed,
    double? ExposedLow,
    double? ExposedHigh,
    int Images,
    int LeftOut);
