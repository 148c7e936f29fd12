using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>Does ours come first? By how much not, and why: computed sentences, none of them fixed.</summary>
internal static class VerdictSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, DatasetStatistics statistics, string id)
    {
        PolicyStatistics main = statistics.Main;
        MethodResult[] ranking =
        [
            .. MethodResult.Of(dataset, main.Policy).Where(result => !result.Method.IsControl && result.Auc is not null)
                .OrderByDescending(result => main.Table.Find(result.Method.Name)?.Mean()),
        ];
        int place = Array.FindIndex(ranking, result => result.Method.Name == MethodTitle.Ours);
        if (place < 0)
        {
            return;
        }

        if (ranking.Length == 1)
        {
            return;
        }

        MethodTitle rival = ranking[place == 0 ? 1 : 0].Method;
        Fold.Open(html, $"{id}-verdict", Markup.Of($"Does ours come first?"),
            Markup.Of($"{Headline(statistics, place, ranking.Length, rival)}"));
        OursDrawing.Write(html);
        html.Line($"<p>{Standing(statistics)} {Silhouette(statistics)} {OneNetwork(dataset)}</p>");
        html.Line($"<p>{(place == 0 ? "What its place is made of:" : "Why, part by part:")}</p><ol class=\"why\">");
        html.Line($"<li>{VerdictReasons.Distribution(statistics, rival)}</li>");
        html.Line($"<li>{VerdictReasons.Selection(statistics)}</li>");
        html.Line($"<li>{VerdictReasons.Deconvolution(statistics)}</li></ol>");
        Fold.Close(html);
    }

    private static string Headline(DatasetStatistics statistics, int place, int count, MethodTitle rival)
    {
        PolicyStatistics main = statistics.Main;
        MethodComparison? pair = main.Compare(MethodTitle.Ours, rival.Name);
        string apart = pair is null || statistics.Main.Differ(pair, statistics.Options) ? ""
            : " The two are not told apart.";
        string ours = $"{Percent.Of(main.Table.Find(MethodTitle.Ours)?.Mean())}{Percent.NoBreak}%";
        string theirs = $"{Percent.Of(main.Table.Find(rival.Name)?.Mean())}{Percent.NoBreak}%";
        return place == 0
            ? $"Yes: with an IoU-AUC of {ours} ours comes first of {count}, ahead of {rival.Title} with {theirs}, "
                + $"by {Numbers(pair, statistics)}.{apart}"
            : $"No: with an IoU-AUC of {ours} ours is number {place + 1} of {count}; {rival.Title} comes first with "
                + $"{theirs}, ahead by {Numbers(pair?.Reversed(), statistics)}.{apart}";
    }

    private static string Numbers(MethodComparison? pair, DatasetStatistics statistics) =>
        pair is null ? "what no common image can tell" : FormattableString.Invariant(
            $"{Percent.Of(pair.Difference)} points (95{Percent.NoBreak}% interval {Percent.Of(pair.Interval)}, {Test(pair, statistics)}{Effect(pair)}{pair.Poses} poses)")
            .Replace("= < ", "< ", StringComparison.Ordinal);

    private static string Test(MethodComparison pair, DatasetStatistics statistics) =>
        statistics.Main.CanTest(statistics.Options) ? $"Holm-corrected p = {PValue.Of(pair.HolmP)}, " : "";

    private static string Effect(MethodComparison pair) =>
        pair.Effect.CohenDz is { } d ? FormattableString.Invariant($"d_z = {d:0.0} over ") : "";

    private static string Standing(DatasetStatistics statistics)
    {
        MethodComparison[] pairs =
        [
            .. statistics.Main.Table.Methods.Where(name => !MethodTitle.Of(name).IsControl)
                .Select(name => statistics.Main.Compare(MethodTitle.Ours, name)).OfType<MethodComparison>(),
        ];
        MethodComparison[] apart = [.. pairs.Where(pair => statistics.Main.Differ(pair, statistics.Options))];
        string rule = statistics.Main.CanTest(statistics.Options) ? "" : " by the intervals of the differences";
        return $"Of {pairs.Length} other methods, ours scores higher than {apart.Count(pair => pair.Difference > 0)}, "
            + "lower than "
            + $"{apart.Count(pair => pair.Difference < 0)}, and is not told apart from {pairs.Length - apart.Length}{rule}.";
    }

    /// <summary>Intervals over poses say nothing of what another training would give.</summary>
    private static string OneNetwork(DatasetReport dataset) => dataset.Folds.Count > 1 ? ""
        : "All numbers are those of one network: training makes large differences of the last digits of its sums, "
            + "so that another seed, "
            + "or the same seed on another kind of processor, moves them by a few points (an8 reproduce --seeds 3 "
            + "shows how many).";

    private static string Silhouette(DatasetStatistics statistics) =>
        statistics.Main.Compare(MethodTitle.Ours, "silhouette") is not { } pair ? ""
        : !statistics.Main.Differ(pair, statistics.Options) ? "It is not told apart from the silhouette, "
            + "which looks at no network."
        : $"It scores {(pair.Difference > 0 ? "higher" : "lower")} than the silhouette, which looks at no network: "
            + $"{Percent.Signed(pair.Difference)} points.";
}
