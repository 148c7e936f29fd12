using System.Text.Json.Serialization;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary><c>parts.json</c>: what the network uses of each part, and which methods' heat says so.</summary>
public sealed record PartsFile : ExperimentFile
{
    /// <summary>What is shared out.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<PartValue>))]
    public required PartValue Value { get; init; }

    /// <summary>The players, each a part or several.</summary>
    public required IReadOnlyList<string> Players { get; init; }

    /// <summary>Pictures rendered, and how many different ones passed the network.</summary>
    public required int Pictures { get; init; }

    /// <summary>Of them.</summary>
    public required int Passed { get; init; }

    /// <summary>
    /// The largest of |sum of Shapley values - (v(N) - v(empty))|, as a share of the largest |v| of its game.
    /// </summary>
    public required double LargestViolation { get; init; }

    /// <summary>What removing everything changes: the mean of v(N) - v(empty).</summary>
    public required double MeanTotal { get; init; }

    /// <summary>One row a player and whether the classes' colour is on it.</summary>
    public required IReadOnlyList<PartWorth> Parts { get; init; }

    /// <summary>The mean interaction of every two players, symmetric.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Interactions { get; init; }

    /// <summary>
    /// How often a set of players is one of an image's smallest sufficient ones, the most frequent first.
    /// </summary>
    public required IReadOnlyList<SufficientSet> Sufficient { get; init; }

    /// <summary>One row a method and column, in the order of the tables.</summary>
    public required IReadOnlyList<PartScore> Scores { get; init; }

    /// <summary>The best method against every other one and the controls, in the order of the tables.</summary>
    public required IReadOnlyList<PartComparison> Comparisons { get; init; }

    /// <summary>One row a method.</summary>
    public required IReadOnlyList<PartProtocols> Protocols { get; init; }

    /// <summary>
    /// The share of images and backgrounds, a tenth of the range lighter or darker, whose logit does not fall by 5 %.
    /// </summary>
    public required double BackgroundIndependence { get; init; }

    /// <summary>One row a usual score and column of agreement, within each the score nearest to it first.</summary>
    public required IReadOnlyList<ProxyAgreement> Proxies { get; init; }

    /// <summary>The game of one image, as pictured.</summary>
    public required ShownGame Shown { get; init; }
}

/// <summary>What a player is worth, over images.</summary>
/// <param name="Part">The player.</param>
/// <param name="Carries">Whether the images are those of classes whose colour it carries, or of the others.</param>
/// <param name="Images">How many.</param>
/// <param name="Hidden">In how many of them no pixel of it can be seen.</param>
/// <param name="Shapley">The mean Shapley value.</param>
/// <param name="Low">The lower end of its 95 % interval, poses drawn.</param>
/// <param name="High">The upper end.</param>
/// <param name="Share">The mean of its |φ| over the sum of all.</param>
/// <param name="Banzhaf">The mean Banzhaf value.</param>
/// <param name="Deletion">The mean drop without it.</param>
public sealed record PartWorth(
    string Part, bool Carries, int Images, int Hidden, double Shapley, double? Low, double? High, double? Share,
    double Banzhaf, double Deletion);

/// <summary>A set of players that suffices, and in what share of the images it is one of the smallest.</summary>
/// <param name="Players">By name; empty where the background alone does.</param>
/// <param name="Share">In [0, 1]; several sets of an image count whole each.</param>
public sealed record SufficientSet(string Players, double Share);

/// <summary>A method's mean of one column.</summary>
/// <param name="Method">The method.</param>
/// <param name="Column">The column, as in the files.</param>
/// <param name="Mean">Images within a class, then classes; null where none has a value.</param>
/// <param name="Low">The lower end of its 95 % interval, poses drawn.</param>
/// <param name="High">The upper end.</param>
/// <param name="Undefined">Images without a value.</param>
public sealed record PartScore(
    string Method, string Column, double? Mean, double? Low, double? High, int Undefined);

/// <summary>One image's game.</summary>
/// <param name="Id">The image.</param>
/// <param name="Explained">The class, by label.</param>
/// <param name="Worths">v of every coalition, from the empty one on; bit i is player i.</param>
/// <param name="Shapley">Of every player.</param>
public sealed record ShownGame(
    string Id, int Explained, IReadOnlyList<double> Worths, IReadOnlyList<double> Shapley);
