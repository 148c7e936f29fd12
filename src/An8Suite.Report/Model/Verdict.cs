using An8Suite.Core.Scoring;
using An8Suite.Learning.Explanations;
using An8Suite.Pages.Html;

namespace An8Suite.Report.Model;

/// <summary>What the results of a dataset amount to, in a sentence.</summary>
public static class Verdict
{
    private static string[] Ordinals { get; } = ["first", "second", "third", "fourth", "fifth", "sixth"];

    /// <summary>
    /// Which method agrees best with the masks, where ours stands, and how well the network classifies.
    /// </summary>
    public static string Of(DatasetReport dataset) => Of(dataset, dataset.Name);

    /// <summary>The same, with another name for the dataset, such as one that tells its network.</summary>
    public static string Of(DatasetReport dataset, string name)
    {
        MethodResult[] ranking =
        [
            .. MethodResult.Of(dataset, dataset.FirstPolicy)
                .Where(result => !result.Method.IsControl && result.Auc is not null)
                .OrderByDescending(result => result.Auc!.Mean),
        ];
        string accuracy = MeanAccuracy(dataset) is { } mean
            ? $"The network names {Percent.Of(mean)}{Percent.NoBreak}% of the test images correctly."
            : "How well the network classifies is not known.";
        return ranking.Length == 0
            ? $"On {name} no explanation method has a score. {accuracy}"
            : $"{Ranking(dataset, name, ranking)} {accuracy}";
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

    private static string Ranking(DatasetReport dataset, string name, MethodResult[] ranking)
    {
        MethodResult best = ranking[0];
        int place = Array.FindIndex(ranking, result => result.Method.Name == MethodTitle.Ours);
        string first = $"On {name}, {Sentence(best.Method)} agrees best with the masks: "
            + $"AUC {Percent.Of(best.Auc)}{Percent.NoBreak}%{Over(dataset, best.Auc!)}";
        return place switch
        {
            < 0 => $"{first}; ours was not run.",
            0 when ranking.Length == 1 => $"{first}.",
            0 => $"{first}, ahead of {Sentence(ranking[1].Method)} with "
                + $"{Percent.Of(ranking[1].Auc)}{Percent.NoBreak}%.",
            _ => $"{first}; {Sentence(ranking[place].Method)} comes {Ordinal(place)} of {ranking.Length} "
                + $"with {Percent.Of(ranking[place].Auc)}{Percent.NoBreak}%.",
        };
    }

    private static double? MeanAccuracy(DatasetReport dataset) =>
        dataset.Folds.Average(fold => fold.Training?.TestAccuracy);

    private static string Over(DatasetReport dataset, FoldStatistics auc) => auc.Values.Count switch
    {
        1 => " in one fold",
        _ when dataset.Seeds.Count > 1 => $" over {auc.Values.Count} networks",
        _ => $" over {auc.Values.Count} folds",
    };

    private static string Ordinal(int place) => place < Ordinals.Length ? Ordinals[place] : $"{place + 1}th";

    // Grad-CAM and the like keep their capitals in the middle of a sentence.
    private static string Sentence(MethodTitle method) =>
        method.Title.Length > 1 && method.Title.All(c => !char.IsUpper(c) || c == method.Title[0])
            ? char.ToLowerInvariant(method.Title[0]) + method.Title[1..]
            : method.Title;
}
