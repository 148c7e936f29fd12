using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

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

        bool canTest = main.CanTest(statistics.Options);
        Fold.Open(html, $"{id}-tests", Markup.Of($"Which differences are more than chance"), canTest
            ? Markup.Of($"Every pair of methods and controls, tested pose by pose and corrected for their number.")
            : Markup.Of($"{CannotTest(statistics)}"));
        if (canTest)
        {
            WriteRanks(html, statistics, id);
        }

        WriteOurs(html, dataset, statistics, canTest);
        WriteMatrix(html, statistics, canTest);
        Fold.Close(html);
    }

    /// <summary>Why intervals stand alone.</summary>
    public static string CannotTest(DatasetStatistics statistics) => FormattableString.Invariant(
        $"{statistics.Main.Pairs.Max(pair => pair.Poses)} poses cannot decide {statistics.Main.Pairs.Count} tests, ")
        + "whatever they show, so intervals of the differences stand alone.";

    /// <summary>The picture of the ranks; null where there are none.</summary>
    public static RankChart? Ranks(PolicyStatistics main, ResamplingOptions options, string id) =>
        main.Ranked.Count < 2 || !main.CanTest(options) ? null : new RankChart
        {
            Id = $"{id}-ranks",
            Title = FormattableString.Invariant(
                $"Average rank over {main.Friedman!.Poses:#,0} poses, 1 is best; bars join neighbours of which no two ")
                + FormattableString.Invariant($"differ (paired permutation tests, Holm, p ≥ {options.Significance})"),
            Methods = [.. main.Ranked.Zip(
                main.AverageRanks, (name, rank) => (MethodTitle.Of(name).ShortTitle, rank, name == MethodTitle.Ours))],
            Cliques = RankCliques.Of(
                main.Ranked.Count, (i, j) => main.Differ(main.Compare(main.Ranked[i], main.Ranked[j]), options)),
        };

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

    private static void WriteOurs(
        HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, bool canTest)
    {
        PolicyStatistics main = statistics.Main;
        MethodComparison[] pairs =
        [
            .. MethodTitle.Sort(main.Table.Methods)
                .Select(title => main.Compare(MethodTitle.Ours, title.Name)).OfType<MethodComparison>(),
        ];
        if (pairs.Length == 0)
        {
            return;
        }

        Table<MethodComparison> table = new Table<MethodComparison>(pairs)
            .Name("Ours against", pair => MethodTitle.Of(pair.Other).Title)
            .Number(
                "Difference, points",
                pair => new Cell(Percent.Signed(pair.Difference)) { Class = Kind(pair, statistics) })
            .Number(Glossary.Interval.Head("95 % interval, points"), pair => Percent.Of(pair.Interval));
        if (canTest)
        {
            table.Number(Glossary.P.Head("p"), pair => new Cell(PValue.Of(pair.Test.P)) { Sort = pair.Test.P })
                .Number("p, Holm", pair => new Cell(PValue.Of(pair.HolmP)) { Sort = pair.HolmP })
                .Number(
                    Glossary.Effect.Head(Markup.Of($"d<sub>z</sub>")), pair => Cell.Number(pair.Effect.CohenDz, "0.00"))
                .Number("r", pair => Cell.Number(pair.Effect.RankBiserial, "0.00"));
        }

        table.Number("Poses won, %", pair => Percent.Of(pair.Effect.Superiority))
            .Number("Poses", pair => Cell.Count(pair.Poses))
            .Number("Images", pair => Cell.Count(pair.Images))
            .WriteSortable(html, "Ours against every other method", $"""
                Ours minus the other, IoU-AUC in points of percent, policy <code>{main.Policy}</code>. {(canTest ? Tested(statistics) : default)}
                Poses won: where ours is higher, ties half
                """);
        RuleLine.Write(html, dataset, main, statistics.Options);
    }

    private static void WriteMatrix(HtmlWriter html, DatasetStatistics statistics, bool canTest)
    {
        PolicyStatistics main = statistics.Main;
        MethodTitle[] methods = [.. MethodTitle.Sort(main.Pairs.SelectMany(pair => new[] { pair.One, pair.Other }))];
        html.Line($"<details><summary>All {main.Pairs.Count} pairs of {methods.Length} methods and controls</summary>");
        Table<MethodTitle> table = new Table<MethodTitle>(methods).Name("Row minus column", row => row.ShortTitle);
        foreach (MethodTitle column in methods)
        {
            table.Text(Markup.Of($"<span>{column.ShortTitle}</span>"), row =>
            {
                MethodComparison? pair = row == column ? null : main.Compare(row.Name, column.Name);
                string mark = pair is not null && !main.Differ(pair, statistics.Options) ? " ≈" : "";
                return new Cell((row == column ? "" : Percent.Signed(pair?.Difference)) + mark)
                {
                    Class = pair is null ? "same" : Kind(pair, statistics),
                };
            });
        }

        table.Write(html, "All pairs", $"""
            Row minus column, IoU-AUC in points of percent; ≈ marks pairs that are not told apart ({(canTest ? Markup.Of($"Holm-corrected p ≥ {statistics.Options.Significance}") : Markup.Of($"their interval holds 0"))}); n = {main.Table.Poses.Count:#,0}
            poses. Intervals, p-values and effect sizes of every pair are in statistics.csv
            """, "matrix");
        html.Raw("</details>");
    }

    private static Markup Tested(DatasetStatistics statistics) => Markup.Of($"""
        p: paired permutation test, signs flipped pose by pose, {statistics.Options.Flips:#,0} times or all; Holm: corrected over all
        {statistics.Main.Pairs.Count} pairs. d<sub>z</sub>: Cohen's, over poses. r: matched-pairs rank biserial.
        """);

    private static string Kind(MethodComparison pair, DatasetStatistics statistics) =>
        !statistics.Main.Differ(pair, statistics.Options) ? "same" : pair.Difference > 0 ? "higher" : "lower";

    private static string Relation(double p) => p < 0.0001 ? PValue.Of(p) : $"= {PValue.Of(p)}";
}
