using An8Suite.Cli.Report;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Sanity;

namespace An8Suite.Cli.Experiments.Sanity;

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
        html.Line($"""
            <div class="scroll" role="region" aria-label="Similarities" tabindex="0"><table><caption>Similarity of two maps: Spearman's rank correlation,
            then SSIM{runs}; 1 is no change. Less is better but for two trained networks. Above the floor: the 95 % interval of the difference
            between random and floor lies above 0.</caption><thead><tr><th scope="col">Method</th><th scope="col" class="n">Another class</th>
            <th scope="col" class="n">All weights random</th><th scope="col" class="n">Floor: two random networks</th>
            <th scope="col" class="n">Random minus floor (Spearman)</th>
            """);
        html.Raw(others ? "<th scope=\"col\" class=\"n\">Another trained network</th>" : "");
        html.Raw("<th scope=\"col\" class=\"n\">Undefined pairs</th></tr></thead><tbody>");
        foreach (SanityMethod method in group.First.Methods)
        {
            html.Line($"""
                <tr><th scope="row">{method.Title}</th><td class="n">{Pair(group, Comparison.Class, method, "")}</td>
                <td class="n">{Pair(group, Comparison.Cascade, method, group.First.Stages[^1])}</td>
                <td class="n">{Pair(group, Comparison.Floor, method, "")}</td><td class="n">{Difference(group, method)}</td>
                """);
            if (others)
            {
                html.Line($"<td class=\"n\">{Pair(group, Comparison.Other, method, "")}</td>");
            }

            html.Line($"<td class=\"n\">{group.Undefined(method.Name)}</td></tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static string Pair(SanityGroup group, Comparison comparison, SanityMethod method, string stage) =>
        $"{Text(group.Over(comparison, method.Name, stage, s => s.Spearman))}, {Text(group.Over(comparison, method.Name, stage, s => s.Ssim))}";

    private static string Text(FoldStatistics? value) => value switch
    {
        null => Percent.Undefined,
        { StandardDeviation: { } deviation } => $"{SanityVerdict.Text(value.Mean)}{Percent.NoBreak}±{Percent.NoBreak}{SanityVerdict.Text(deviation)}",
        _ => SanityVerdict.Text(value.Mean),
    };

    private static string Difference(SanityGroup group, SanityMethod method)
    {
        SanityContrast[] contrasts = [.. group.Runs.SelectMany(run => run.Contrasts).Where(c => c.Method == method.Name && c.Spearman is not null)];
        if (contrasts.Length == 0)
        {
            return Percent.Undefined;
        }

        if (contrasts is [{ Spearman: { Low: { } low, High: { } high } only }])
        {
            return $"{SanityVerdict.Text(only.Mean)} [{SanityVerdict.Text(low)}, {SanityVerdict.Text(high)}]{(low > 0 ? " above" : "")}";
        }

        string mean = Text(FoldStatistics.Of(contrasts.Select(c => (double?)c.Spearman!.Mean)));
        return contrasts.Length == 1
            ? mean
            : FormattableString.Invariant($"{mean}, above in {group.AgainstFloor(method.Name).More} of {contrasts.Length}");
    }
}
