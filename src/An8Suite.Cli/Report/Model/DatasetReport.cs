using An8Suite.Core.Datasets;

namespace An8Suite.Cli.Report;

/// <summary>The results on one dataset.</summary>
public sealed record DatasetReport
{
    /// <summary>The policy of the paper's ground truth, which comes first.</summary>
    public const string MainPolicy = "class_part";

    /// <summary>Such as <c>an8flower-single-6c</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How many images it has, over all splits.</summary>
    public required int ImageCount { get; init; }

    /// <summary>Columns of every image.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of every image.</summary>
    public required int Height { get; init; }

    /// <summary>In order of label.</summary>
    public required IReadOnlyList<ClassEntry> Classes { get; init; }

    /// <summary>How many folds its poses are dealt into; fewer may have been run.</summary>
    public required int FoldCount { get; init; }

    /// <summary>What was run, in order of test fold; at least one.</summary>
    public required IReadOnlyList<FoldReport> Folds { get; init; }

    /// <summary>A few test images with all their heatmaps.</summary>
    public required Gallery Gallery { get; init; }

    /// <summary>The mask policies that were scored, the main one first.</summary>
    public IReadOnlyList<string> Policies =>
    [
        .. Folds.SelectMany(fold => fold.Summary.Methods).Select(method => method.Policy).Distinct()
            .OrderBy(policy => policy != MainPolicy).ThenBy(policy => policy, StringComparer.Ordinal),
    ];

    /// <summary>The policy that curves, per-class scores and the verdict use.</summary>
    public string FirstPolicy => Policies is [var first, ..] ? first : MainPolicy;
}
