using System.Text.RegularExpressions;
using An8Suite.Core.Labels;

namespace An8Suite.Report.Model;

/// <summary>The results of one network on one dataset, over seeds and folds.</summary>
public sealed partial record DatasetReport
{
    /// <summary>The policy of the paper's ground truth, which comes first.</summary>
    public const string MainPolicy = "class_part";

    /// <summary>Where the figures lie, beside the page.</summary>
    internal const string FigureFolder = "figures";

    /// <summary>Such as <c>an8flower-single-6c</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The network's name, such as <c>small</c>, or what stands for it.</summary>
    public string Architecture { get; init; } = "small";

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

    /// <summary>What was run, in order of seed and test fold; at least one.</summary>
    public required IReadOnlyList<FoldReport> Folds { get; init; }

    /// <summary>A few test images with all their heatmaps.</summary>
    public required Gallery Gallery { get; init; }

    /// <summary>The best and worst heatmaps of every method, of those that were kept.</summary>
    public IReadOnlyList<ExtremeCases> Extremes { get; init; } = [];

    /// <summary>Dataset and network.</summary>
    public string Title => $"{Name}, {Architecture}";

    /// <summary>What the names of its figures begin with.</summary>
    internal string FigureName => Unsafe().Replace(Title.ToLowerInvariant(), "-");

    /// <summary>The seeds, ascending.</summary>
    public IReadOnlyList<ulong> Seeds => [.. Folds.Select(fold => fold.Seed).Distinct().Order()];

    /// <summary>A cell in few words; the seed only where there are several.</summary>
    public string CellTitle(FoldReport fold) => Seeds.Count > 1
        ? FormattableString.Invariant($"seed {fold.Seed}, fold {fold.TestFold}")
        : FormattableString.Invariant($"fold {fold.TestFold}");

    /// <summary>The mask policies that were scored, the main one first.</summary>
    public IReadOnlyList<string> Policies =>
    [
        .. Folds.SelectMany(fold => fold.Summary.Methods).Select(method => method.Policy).Distinct()
            .OrderBy(policy => policy != MainPolicy).ThenBy(policy => policy, StringComparer.Ordinal),
    ];

    /// <summary>The policy that curves, per-class scores and the verdict use.</summary>
    public string FirstPolicy => Policies is [var first, ..] ? first : MainPolicy;

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Unsafe();
}
