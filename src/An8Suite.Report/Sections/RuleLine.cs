using An8Suite.Core.Statistics;
using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>
/// The small line below every table of scores: thresholds, normalisation, resizing, what is left out, how intervals are
/// made.
/// </summary>
internal static class RuleLine
{
    public static void Write(
        HtmlWriter html, DatasetReport dataset, PolicyStatistics statistics, ResamplingOptions options) =>
        html.Line($"""
            <p class="rules">{statistics.Table.ImageCount:#,0} images of {statistics.Table.Poses.Count:#,0} poses, {Cells(dataset)}.
            Thresholds: all, exactly (heat ≥ t, t from 0 to 1). Heatmaps: each stretched to [0, 1], no blur. Size: {dataset.Width} × {dataset.Height}
            pixels, class-activation maps enlarged bilinearly (half-pixel centres). Empty masks are left out, constant maps count as zeros.
            {100 * options.Confidence:0.#} % intervals: percentiles of {options.Resamples:#,0} bootstrap samples of the poses, seed {options.Seed}; the networks
            stay as they are. <a href="#commands">Commands</a>; all digits: <a href="results.csv">results.csv</a>,
            <a href="statistics.csv">statistics.csv</a>, one row an image in the folders that <a href="cells.csv">cells.csv</a> names</p>
            """);

    private static string Cells(DatasetReport dataset)
    {
        int folds = dataset.Folds.Select(fold => fold.TestFold).Distinct().Count();
        return $"{Count(dataset.Seeds.Count, "seed")} and {Count(folds, "fold")} "
            + $"({Count(dataset.Folds.Count, "network")})";
    }

    private static string Count(int count, string noun) =>
        FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");
}
