using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>
/// The parts of ours' place: the distribution of its values, its selection of features, its deconvolution.
/// </summary>
internal static class VerdictReasons
{
    /// <summary>How the gap to a rival changes when only the order of the heat values counts.</summary>
    public static Markup Distribution(DatasetStatistics statistics, MethodTitle rival)
    {
        (PoseTable plain, PoseTable ranked) = (statistics.Main.Table, statistics.RankAuc.Table);
        if (ranked.Find(MethodTitle.Ours)?.Mean() is not { } ours || ranked.Find(rival.Name)?.Mean() is not { } theirs)
        {
            return Markup.Of(
                $"<strong>Distribution of the values.</strong> Not known: there are no rank-equalised scores.");
        }

        double before = plain.Find(MethodTitle.Ours)!.Mean()!.Value - plain.Find(rival.Name)!.Mean()!.Value;
        double after = ours - theirs;
        Interval? interval = statistics.RankAuc.Bootstrap.Difference(MethodTitle.Ours, rival.Name);
        Interval? change = interval is null ? null : Interval.Percentile(
            statistics.RankAuc.Bootstrap.Means(MethodTitle.Ours)
                .Zip(statistics.RankAuc.Bootstrap.Means(rival.Name), (a, b) => a - b)
                .Zip(statistics.Main.Bootstrap.Means(MethodTitle.Ours)
                    .Zip(statistics.Main.Bootstrap.Means(rival.Name), (a, b) => a - b), (r, p) => r - p),
            statistics.Options.Confidence);
        return Markup.Of($"""
            <strong>Distribution of the values.</strong> IoU-AUC rewards how heat values are distributed, not only where they lie. With every value replaced by its rank,
            ours has {Percent.Of(ours)} % and {rival.Title} {Percent.Of(theirs)} %: the difference of ours goes from {Percent.Signed(before)} to {Percent.Signed(after)}
            points (95 % interval {Percent.Of(interval)}; change {Percent.Signed(after - before)}, {Percent.Of(change)}). {Share(before, after, interval)}
            """);
    }

    /// <summary>The lasso's features against the logit and against random features, everything else alike.</summary>
    public static Markup Selection(DatasetStatistics statistics) => Markup.Of($"""
        <strong>Selection of features.</strong> {Part(statistics, "logit.guided.nearest", "Started from the lasso's features and not from the class logit, the rest alike:")}
        {Part(statistics, "random.guided.nearest", "Against as many random features:", last: true)}
        """);

    /// <summary>Interpolated against transposed convolution, everything else alike.</summary>
    public static Markup Deconvolution(DatasetStatistics statistics) => Markup.Of($"""
        <strong>Deconvolution.</strong> {Part(statistics, "lasso.guided.transposed", "Interpolated and not transposed, from the same features:")}
        """);

    private static string Part(DatasetStatistics statistics, string other, string what, bool last = false)
    {
        if (statistics.Grid?.Scores.Compare(GridStatistics.Ours, other) is not { } pair)
        {
            return last ? "" : "Not known: the grid of start, ReLU rule and stride was not run.";
        }

        string p = PValue.Of(pair.HolmP);
        string test = statistics.Grid.Scores.CanTest(statistics.Options)
            ? $"; Holm-corrected p {(p.StartsWith('<') ? p : $"= {p}")}"
            : "";
        return $"{what} {GridSentence.Size(pair.Difference, pair.Interval)}{test}.";
    }

    private static string Share(double before, double after, Interval? interval) => (before, after) switch
    {
        _ when interval is { Low: <= 0, High: >= 0 } => "With ranks the two are not told apart, "
            + "so the place is a matter of the values' distribution.",
        _ when Math.Sign(before) != Math.Sign(after) => "The order of the two turns round, so the place is a matter of "
            + "the values' distribution.",
        _ when Math.Abs(after) < Math.Abs(before) =>
            FormattableString.Invariant($"So {100 * (1 - (after / before)):0}{Percent.NoBreak}% of the difference ")
            + "goes with the distribution of the values, and the rest with where the heat lies.",
        _ => "So the distribution of the values does not explain the difference.",
    };
}
