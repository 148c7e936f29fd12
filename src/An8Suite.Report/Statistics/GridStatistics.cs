using An8Suite.Core.Statistics;
using An8Suite.Report.Model;

namespace An8Suite.Report.Statistics;

/// <summary>
/// The grid of start signals, ReLU rules and ways through strided convolutions, with what each contributes.
/// </summary>
internal sealed record GridStatistics
{
    /// <summary>The factors, in the order of a cell's name.</summary>
    public static IReadOnlyList<string> Factors { get; } = ["Start signal", "ReLU rule", "Way through strides"];

    /// <summary>The paper's method.</summary>
    public const string Ours = "lasso.guided.nearest";

    /// <summary>Scores and samples of the cells.</summary>
    public required PolicyStatistics Scores { get; init; }

    /// <summary>The cells that have a score.</summary>
    public required IReadOnlyList<GridCell> Cells { get; init; }

    /// <summary>Main effects; null where combinations are missing.</summary>
    public required FactorialEffects? Effects { get; init; }

    /// <summary>The levels of a factor, as first met.</summary>
    public IReadOnlyList<string> Levels(int factor) => [.. Cells.Select(cell => cell.Levels[factor]).Distinct()];

    /// <summary>The grid of a dataset; null where it was not run.</summary>
    public static GridStatistics? Of(DatasetReport dataset, ResamplingOptions options)
    {
        CellScores[] grids = [.. dataset.Folds.Select(fold => fold.Grid).OfType<CellScores>()];
        string? policy = grids.SelectMany(grid => grid.Auc.Keys).Distinct()
            .OrderBy(name => name != dataset.FirstPolicy).ThenBy(name => name, StringComparer.Ordinal).FirstOrDefault();
        if (policy is null)
        {
            return null;
        }

        var scores = PolicyStatistics.Of(
            policy, [.. grids.Where(grid => grid.Auc.ContainsKey(policy)).Select(grid => grid.Auc[policy])], options);
        GridCell[] cells =
        [
            .. Learning.Explanations.Grid.Names.Where(name => scores.Table.Find(name)?.Mean() is not null)
                .Select(name => new GridCell(name, name.Split('.'))),
        ];
        string[] others = ["logit.guided.nearest", "random.guided.nearest", "lasso.guided.transposed"];
        return cells.Length == 0 ? null : new GridStatistics
        {
            Scores = scores with
            {
                Pairs = MethodComparisons.Compare(
                    scores.Table, scores.Bootstrap, [.. others.Select(other => (Ours, other))], options),
            },
            Cells = cells,
            Effects = FactorialEffects.Of(cells, scores.Table, scores.Bootstrap),
        };
    }

    /// <summary>
    /// The mean of all cells of one level minus that of another, with its interval; null where effects are missing.
    /// </summary>
    public (double Difference, Interval? Interval)? Contrast(int factor, string one, string other)
    {
        string[] first = NamesOf(factor, one);
        string[] second = NamesOf(factor, other);
        if (Effects is null || first.Length == 0 || second.Length == 0)
        {
            return null;
        }

        double Difference(Func<string, double> mean) => first.Average(mean) - second.Average(mean);
        return (Difference(name => Scores.Table.Find(name)!.Mean()!.Value), Scores.Bootstrap.Of(Difference));
    }

    private string[] NamesOf(int factor, string level) =>
        [.. Cells.Where(cell => cell.Levels[factor] == level).Select(cell => cell.Method)];
}
