using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;
using An8Suite.Report.Model;
using An8Suite.Report.Statistics;

namespace An8Suite.Report.Sections;

/// <summary>What the results of a dataset amount to: two sentences that follow the numbers.</summary>
internal static class Verdict
{
    private const string Silhouette = "silhouette";
    private const string Noise = "noise";

    private static string[] Ordinals { get; } = ["first", "second", "third", "fourth", "fifth", "sixth"];

    /// <summary>The best method against the silhouette, which sees no network; then where ours stands.</summary>
    public static string Of(DatasetReport dataset, DatasetStatistics statistics)
    {
        MethodResult[] all =
        [
            .. MethodResult.Of(dataset, dataset.FirstPolicy).Where(result => result.Auc is not null)
                .OrderByDescending(result => result.Auc!.Mean),
        ];
        MethodResult[] ranking = [.. all.Where(result => !result.Method.IsControl)];
        if (ranking.Length == 0)
        {
            return "No explanation method has a score.";
        }

        MethodResult? Control(string name) => all.FirstOrDefault(result => result.Method.Name == name);
        string first = Yardstick(ranking[0], Control(Silhouette), statistics);
        return $"{first} {Second(ranking, Control(Noise), statistics)}".TrimEnd();
    }

    /// <summary>The warning that must precede the results when a network has not learnt; null when all have.</summary>
    public static string? Warning(DatasetReport dataset)
    {
        FoldReport[] failed = [.. dataset.Folds.Where(fold => fold.Training?.Warning is not null)];
        if (failed.Length == 0)
        {
            return null;
        }

        string folds = string.Join(", ", failed.Select(fold =>
            $"{Percent.Of(fold.Training!.TestAccuracy)}{Percent.NoBreak}% in {dataset.CellTitle(fold)}"));
        return $"On {dataset.Name} the explanations are of a network that has not learnt its task. "
            + $"Its test accuracy is {folds}; until that is mended the heatmaps and scores mean little.";
    }

    private static string Yardstick(MethodResult best, MethodResult? silhouette, DatasetStatistics statistics)
    {
        PolicyStatistics main = statistics.Main;
        string scored = Score(best) + (main.Bootstrap.Mean(best.Method.Name) is { } interval
            ? $" (95{Percent.NoBreak}% interval {Percent.Of(interval)})" : "");
        if (silhouette is null)
        {
            return $"{Capital(best.Method)} agrees best with the masks: IoU-AUC {scored}; the silhouette was not scored, "
                + "so there is no yardstick for it.";
        }

        const string WhatItIs = "the object's silhouette, which looks at no network";
        Interval? difference = main.Bootstrap.Difference(best.Method.Name, Silhouette);
        double ahead = best.Auc!.Mean - silhouette.Auc!.Mean;
        return difference is { Low: > 0 } || (difference is null && ahead > 0)
            ? $"{Capital(best.Method)} beats {WhatItIs}: IoU-AUC {scored} against {Score(silhouette)}."
            : $"No method {(difference is null or { High: < 0 } ? "beats" : "is told apart from")} {WhatItIs} and has "
                + $"an IoU-AUC of {Score(silhouette)}: the best, {Sentence(best.Method)}, has {scored}, "
                + $"{Percent.Of(Math.Abs(ahead))} points {(ahead < 0 ? "less" : "more")}{Range(difference)}.";
    }

    private static string Second(MethodResult[] ranking, MethodResult? noise, DatasetStatistics statistics)
    {
        int place = Array.FindIndex(ranking, result => result.Method.Name == MethodTitle.Ours);
        string yardstick = noise is null ? "" : $"; uniform noise has {Score(noise)}";
        if (ranking.Length == 1)
        {
            return noise is null ? "" : $"Uniform noise has {Score(noise)}.";
        }

        (MethodResult best, MethodResult next) = (ranking[0], ranking[1]);
        Interval? lead = statistics.Main.Bootstrap.Difference(best.Method.Name, next.Method.Name);
        string ahead = $"{Capital(best.Method)} leads {Sentence(next.Method)} by "
            + $"{Percent.Of(best.Auc!.Mean - next.Auc!.Mean)} points{Range(lead)}";
        return place > 1
            ? $"{ahead}; {Sentence(ranking[place].Method)} comes {Ordinal(place)} of {ranking.Length} methods with "
                + $"{Score(ranking[place])}{yardstick}."
            : $"{ahead}{yardstick}.";
    }

    private static string Range(Interval? interval) =>
        interval is { } known ? $" (interval of the difference {Percent.Of(known)})" : "";

    private static string Score(MethodResult result) => $"{Percent.Of(result.Auc)}{Percent.NoBreak}%";

    private static string Ordinal(int place) => place < Ordinals.Length ? Ordinals[place] : $"{place + 1}th";

    // Names that the suite does not know are people's own and stay as they are.
    private static string Capital(MethodTitle method) => MethodTitle.All.Contains(method)
        ? char.ToUpperInvariant(method.Title[0]) + method.Title[1..]
        : method.Title;

    // Grad-CAM and the like keep their capitals in the middle of a sentence.
    private static string Sentence(MethodTitle method) =>
        MethodTitle.All.Contains(method) && method.Title.All(c => !char.IsUpper(c) || c == method.Title[0])
            ? char.ToLowerInvariant(method.Title[0]) + method.Title[1..]
            : method.Title;
}
