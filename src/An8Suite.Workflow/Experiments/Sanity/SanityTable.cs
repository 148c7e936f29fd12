using An8Suite.Core.Scoring;
using An8Suite.Learning.Sanity;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary>A row a method: other class, random weights, floor.</summary>
internal static class SanityTable
{
    /// <summary>Writes it.</summary>
    public static void Write(HtmlWriter html, SanityGroup group)
    {
        string runs = group.Runs.Count > 1
            ? FormattableString.Invariant($"; mean ± standard deviation over {group.Runs.Count} runs")
            : "";
        bool others = group.Runs.Any(run => run.Others > 0);
        Table<SanityMethod> table = new Table<SanityMethod>(group.First.Methods)
            .Name("Method", method => method.Title)
            .Number("Another class", method => Pair(group, Comparison.Class, method, ""))
            .Number("All weights random", method => Pair(group, Comparison.Cascade, method, group.First.Stages[^1]))
            .Number("Floor: two random networks", method => Pair(group, Comparison.Floor, method, ""))
            .Number("Random minus floor (Spearman)", method => Difference(group, method));
        if (others)
        {
            table.Number("Another trained network", method => Pair(group, Comparison.Other, method, ""));
        }

        table.Number("Undefined pairs", method => group.Undefined(method.Name)).Write(html, "Similarities", $"""
            Similarity of two maps: Spearman's rank correlation,
            then SSIM{runs}; 1 is no change. Less is better but for two trained networks. Above the floor: the 95 % interval of the difference
            between random and floor lies above 0.
            """);
    }

    private static string Pair(SanityGroup group, Comparison comparison, SanityMethod method, string stage) =>
        $"{Text(group.Over(comparison, method.Name, stage, s => s.Spearman))}, "
        + $"{Text(group.Over(comparison, method.Name, stage, s => s.Ssim))}";

    private static string Text(FoldStatistics? value) => value switch
    {
        null => Percent.Undefined,
        { StandardDeviation: { } deviation } =>
            $"{SanityVerdict.Text(value.Mean)}{Percent.NoBreak}±{Percent.NoBreak}{SanityVerdict.Text(deviation)}",
        _ => SanityVerdict.Text(value.Mean),
    };

    private static string Difference(SanityGroup group, SanityMethod method)
    {
        SanityContrast[] contrasts = [.. group.Runs.SelectMany(run => run.Contrasts)
            .Where(c => c.Method == method.Name && c.Spearman is not null)];
        if (contrasts.Length == 0)
        {
            return Percent.Undefined;
        }

        if (contrasts is [{ Spearman: { Low: { } low, High: { } high } only }])
        {
            return $"{SanityVerdict.Text(only.Mean)} [{SanityVerdict.Text(low)}, "
                + $"{SanityVerdict.Text(high)}]{(low > 0 ? " above" : "")}";
        }

        string mean = Text(FoldStatistics.Of(contrasts.Select(c => (double?)c.Spearman!.Mean)));
        return contrasts.Length == 1
            ? mean
            : FormattableString.Invariant(
                $"{mean}, above in {group.AgainstFloor(method.Name).More} of {contrasts.Length}");
    }
}
