using An8Suite.Core.Statistics;
using An8Suite.Pages.Html;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>What deconvolution and selection contribute, in sentences that follow the numbers.</summary>
internal static class GridSentence
{
    public static string Of(GridStatistics grid)
    {
        string?[] sentences =
        [
            About(grid.Contrast(2, "nearest", "transposed"), "The deconvolution, over all starts and ReLU rules: "
                + "interpolated against transposed"),
            About(grid.Contrast(0, "lasso", "logit"), "The selection, over all rules: the lasso's features against the "
                + "class logit"),
            About(grid.Contrast(0, "lasso", "random"), "The same features against as many random ones"),
        ];
        string text = string.Join(". ", sentences.OfType<string>());
        return text.Length > 0 ? $"{text}." : "The grid is not complete, so no part's contribution is given.";
    }

    /// <summary>Which cell scores highest, and where ours stands among them.</summary>
    public static string Highest(GridStatistics grid)
    {
        (string Name, double Mean)[] order =
        [
            .. grid.Cells.Select(cell => (cell.Method, Mean: grid.Scores.Table.Find(cell.Method)!.Mean()!.Value))
                .OrderByDescending(cell => cell.Mean).ThenBy(cell => cell.Method, StringComparer.Ordinal),
        ];
        int place = Array.FindIndex(order, cell => cell.Name == GridStatistics.Ours);
        string highest = FormattableString.Invariant($"On the {grid.Scores.Table.ImageCount:#,0} images of the grid the ")
            + $"highest of {order.Length} cells is {order[0].Name} with "
            + $"{Percent.Of(order[0].Mean)}{Percent.NoBreak}%";
        return place > 0
            ? FormattableString.Invariant($"{highest}; ours ({GridStatistics.Ours}) is number {place + 1} with ")
                + FormattableString.Invariant($"{Percent.Of(order[place].Mean)}{Percent.NoBreak}%.")
            : $"{highest}.";
    }

    /// <summary>
    /// A difference in words: its size, its interval, and whether that leaves zero out; a single pose has no interval.
    /// </summary>
    public static string Size(double difference, Interval? interval) => interval is { } known
        ? $"{Percent.Signed(difference)} points of IoU-AUC (95{Percent.NoBreak}% interval {Percent.Of(interval)}), "
            + $"{Word(known)}"
        : $"{Percent.Signed(difference)} points of IoU-AUC (too few poses for an interval)";

    private static string? About((double Difference, Interval? Interval)? contrast, string what) =>
        contrast is { } known ? $"{what} {Size(known.Difference, known.Interval)}" : null;

    private static string Word(Interval interval) => interval switch
    {
        { Low: > 0 } => "a gain",
        { High: < 0 } => "a loss",
        _ => "no measurable difference",
    };
}
