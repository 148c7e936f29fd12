using System.Globalization;
using An8Suite.Core.Statistics;

namespace An8Suite.Cli.Report;

/// <summary>Which differences between methods are more than chance, and how large they are.</summary>
internal static class TestSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        PolicyStatistics main = statistics.Main;
        if (main.Pairs.Count == 0)
        {
            return;
        }

        html.Line($"<section id=\"{id}-tests\"><h3>Which differences are more than chance</h3>");
        WriteRanks(html, statistics, id);
        WriteOurs(html, dataset, statistics);
        WriteMatrix(html, statistics);
        html.Raw("</section>");
    }

    /// <summary>The picture of the ranks; null where there are none.</summary>
    public static RankChart? Ranks(PolicyStatistics main, ResamplingOptions options, string id) => main.Ranked.Count < 2 ? null : new RankChart
    {
        Id = $"{id}-ranks",
        Title = FormattableString.Invariant(
            $"Average rank over {main.Friedman!.Poses:#,0} poses, 1 is best; bars join neighbours of which no two differ (paired permutation tests, Holm, p ≥ {options.Significance})"),
        Methods = [.. main.Ranked.Zip(main.AverageRanks, (name, rank) => (MethodTitle.Of(name).ShortTitle, rank, name == MethodTitle.Ours))],
        Cliques = RankCliques.Of(main.Ranked.Count, (i, j) => Differ(main.Compare(main.Ranked[i], main.Ranked[j]), options)),
    };

    /// <summary>Whether a pair was told apart; a pair that could not be compared was not.</summary>
    public static bool Differ(MethodComparison? pair, ResamplingOptions options) => pair?.HolmP < options.Significance;

    private static void WriteRanks(HtmlWriter html, DatasetStatistics statistics, string id)
    {
        PolicyStatistics main = statistics.Main;
        if (main.Friedman is { Statistic: { } statistic, P: { } p } friedman)
        {
            html.Line($"""
                <p>A pose is the unit of all tests, because images of one pose are not independent. Over {friedman.Poses:#,0} poses the ranks of the
                {main.Ranked.Count} methods {(p < statistics.Options.Significance ? "differ" : "do not differ measurably")} (Friedman χ² = {statistic:0.0}, p {Relation(p)}).
                The bars of the picture follow the pairwise tests below and not Nemenyi's distance, so that picture and tables say the same.</p>
                """);
        }

        Ranks(main, statistics.Options, id)?.Write(html);
    }

    private static void WriteOurs(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics)
    {
        PolicyStatistics main = statistics.Main;
        MethodComparison[] pairs =
        [
            .. MethodTitle.Sort(main.Table.Methods).Select(title => main.Compare(MethodTitle.Ours, title.Name)).OfType<MethodComparison>(),
        ];
        if (pairs.Length == 0)
        {
            return;
        }

        html.Line($"""
            <div class="scroll" role="region" aria-label="Ours against every other method" tabindex="0"><table class="sortable">
            <caption>Ours minus the other, AUC in points of percent, policy <code>{main.Policy}</code>. p: paired permutation test, signs flipped pose by pose,
            {statistics.Options.Flips:#,0} times or all; Holm: corrected over all {main.Pairs.Count} pairs. d<sub>z</sub>: Cohen's, over poses. r: matched-pairs rank
            biserial. Poses won: where ours is higher, ties half</caption>
            <thead><tr><th scope="col">Ours against</th><th scope="col" class="n">Difference, points</th><th scope="col" class="n">95 % interval, points</th>
            <th scope="col" class="n">p</th><th scope="col" class="n">p, Holm</th><th scope="col" class="n">d<sub>z</sub></th><th scope="col" class="n">r</th>
            <th scope="col" class="n">Poses won, %</th><th scope="col" class="n">Poses</th><th scope="col" class="n">Images</th></tr></thead><tbody>
            """);
        foreach (MethodComparison pair in pairs)
        {
            html.Line($"""
                <tr><th scope="row">{MethodTitle.Of(pair.Other).Title}</th><td class="n {Kind(pair, statistics.Options)}">{Percent.Signed(pair.Difference)}</td>
                <td class="n">{Percent.Of(pair.Interval)}</td><td class="n" data-v="{pair.Test.P}">{PValue.Of(pair.Test.P)}</td><td class="n" data-v="{pair.HolmP}">{PValue.Of(pair.HolmP)}</td>
                <td class="n">{Signed(pair.Effect.CohenDz)}</td><td class="n">{Signed(pair.Effect.RankBiserial)}</td><td class="n">{Percent.Of(pair.Effect.Superiority)}</td>
                <td class="n">{pair.Poses:#,0}</td><td class="n">{pair.Images:#,0}</td></tr>
                """);
        }

        html.Raw("</tbody></table></div>");
        RuleLine.Write(html, dataset, main, statistics.Options);
    }

    private static void WriteMatrix(HtmlWriter html, DatasetStatistics statistics)
    {
        PolicyStatistics main = statistics.Main;
        MethodTitle[] methods = [.. MethodTitle.Sort(main.Pairs.SelectMany(pair => new[] { pair.One, pair.Other }))];
        html.Line($"""
            <details><summary>All {main.Pairs.Count} pairs of {methods.Length} methods and controls</summary>
            <div class="scroll" role="region" aria-label="All pairs" tabindex="0"><table class="matrix">
            <caption>Row minus column, AUC in points of percent; ≈ marks pairs that are not told apart (Holm-corrected p ≥ {statistics.Options.Significance}); n = {main.Table.Poses.Count:#,0}
            poses. Intervals, p-values and effect sizes of every pair are in statistics.csv</caption><thead><tr><th scope="col"></th>
            """);
        foreach (MethodTitle title in methods)
        {
            html.Line($"<th scope=\"col\"><span>{title.ShortTitle}</span></th>");
        }

        html.Raw("</tr></thead><tbody>");
        foreach (MethodTitle row in methods)
        {
            html.Line($"<tr><th scope=\"row\">{row.ShortTitle}</th>");
            foreach (MethodTitle column in methods)
            {
                MethodComparison? pair = row == column ? null : main.Compare(row.Name, column.Name);
                string kind = pair is null ? "same" : Kind(pair, statistics.Options);
                string mark = pair is not null && !Differ(pair, statistics.Options) ? " ≈" : "";
                html.Line($"<td class=\"{kind}\">{(row == column ? "" : Percent.Signed(pair?.Difference))}{mark}</td>");
            }

            html.Raw("</tr>");
        }

        html.Raw("</tbody></table></div></details>");
    }

    private static string Kind(MethodComparison pair, ResamplingOptions options) =>
        !Differ(pair, options) ? "same" : pair.Difference > 0 ? "higher" : "lower";

    private static string Signed(double? value) =>
        value?.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−') ?? Percent.Undefined;

    private static string Relation(double p) => p < 0.0001 ? PValue.Of(p) : $"= {PValue.Of(p)}";
}
