using An8Suite.Core.Scoring;
using An8Suite.Pages.Html;
using An8Suite.Pages.Tables;
using An8Suite.Report.Model;

namespace An8Suite.Report.Sections;

/// <summary>Methods by measures: who leads where, the rank as the depth of the tint.</summary>
internal static class MeasurePicture
{
    /// <summary>Writes it where there are methods to rank.</summary>
    public static void Write(HtmlWriter html, DatasetReport dataset, string id)
    {
        MethodResult[] results =
        [
            .. MethodResult.Of(dataset, dataset.FirstPolicy).Where(result => result.Auc is not null)
                .OrderBy(result => result.Method.IsControl).ThenByDescending(result => result.Auc!.Mean),
        ];
        MethodResult[] methods = [.. results.Where(result => !result.Method.IsControl)];
        MeasureColumn[] measures =
        [
            .. MeasureColumn.All.Where(measure => measure.Best != BestEnd.Neither
                && methods.Any(result => result.MeanOf(measure) is not null)),
        ];
        if (methods.Length < 2 || measures.Length < 2)
        {
            return;
        }

        html.Line($"<section id=\"{id}-measures\"><h3>Who leads by which measure</h3>");
        Table<MethodResult> table = new Table<MethodResult>(results)
        {
            Group = result => result.Method.IsControl ? "Controls" : "Explanation methods",
            Contends = result => !result.Method.IsControl,
        };
        table.Name("Method", result => result.Method.Title);
        foreach (MeasureColumn measure in measures)
        {
            table.Ranked(
                Glossary.Of(measure).Head(measure.Title),
                result => result.MeanOf(measure),
                (result, mean) => new Cell(Percent.Of(mean))
                {
                    Tint = result.Method.IsControl || mean is null ? null : Tint(methods, result, measure),
                },
                measure.Best == BestEnd.Lowest ? Best.Lowest : Best.Highest);
        }

        table.WriteSortable(
            html, "Methods by measures", $"Means in percent, policy <code>{dataset.FirstPolicy}</code>{Glossary.PolicyOf(dataset.FirstPolicy)?.Button ?? default}; the deeper the tint, the higher the rank among the methods",
            "heat");
        html.Line($"<p>{Leaders(methods, measures)}</p></section>");
    }

    /// <summary>Who is first by how many of the measures.</summary>
    internal static string Leaders(IReadOnlyList<MethodResult> methods, IReadOnlyList<MeasureColumn> measures)
    {
        (string Title, string[] Measures)[] leaders =
        [
            .. measures.GroupBy(measure => methods.MinBy(result => Rank(methods, result, measure))!.Method.Title)
                .Select(group => (group.Key, group.Select(measure => measure.Title).ToArray()))
                .OrderByDescending(leader => leader.Item2.Length),
        ];
        return leaders.Length == 1
            ? FormattableString.Invariant($"{leaders[0].Title} leads by all {measures.Count} measures.")
            : string.Join("; ", leaders.Select(leader => FormattableString.Invariant(
                $"{leader.Title} leads by {leader.Measures.Length} of {measures.Count} measures ({string.Join(", ", leader.Measures)})"))) + ".";
    }

    /// <summary>How many methods are better; those without a value come last.</summary>
    private static int Rank(IReadOnlyList<MethodResult> methods, MethodResult result, MeasureColumn measure)
    {
        int sign = measure.Best == BestEnd.Lowest ? -1 : 1;
        return result.MeanOf(measure) is { } own
            ? methods.Count(other => sign * other.MeanOf(measure) > sign * own)
            : methods.Count;
    }

    private static double Tint(MethodResult[] methods, MethodResult result, MeasureColumn measure) =>
        1 - (Rank(methods, result, measure) / (double)(methods.Length - 1));
}
