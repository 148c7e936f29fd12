using An8Suite.Learning.Explanations;
using An8Suite.Learning.Sanity;
using An8Suite.Pages.Charts;
using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary>Similarity to the trained network's maps, stage by stage.</summary>
internal static class SanityCharts
{
    /// <summary>From the logits down; dashed at the right end, two random networks.</summary>
    public static LineChart Cascade(
        SanityGroup group, string id, string measure, Func<SanitySimilarity, double?> number)
    {
        int last = group.First.Stages.Count;
        return new LineChart
        {
            Id = id,
            Title = $"{measure} while weights are drawn anew from the logits down; dashed at the right: the floor, "
                + "two random networks",
            Description = $"0: the trained network. {Places(group)}",
            X = new ChartAxis("Stages drawn anew, the classifier first", 0, last + 1, Whole: true),
            Y = Axis(measure, group, [Comparison.Cascade, Comparison.Floor], number),
            Series =
            [
                .. Methods(group).Select(method => new ChartSeries(
                    method.Title,
                    StyleOf(method),
                    [(0, 1), .. Points(group, Comparison.Cascade, method, number)],
                    Note(group.Over(Comparison.Cascade, method.Name, group.First.Stages[^1], number)?.Mean))),
                .. Methods(group).Select(method => new ChartSeries(
                    method.Title, $"{StyleOf(method)} c1", Floor(group, method, number))),
            ],
        };
    }

    /// <summary>One stage at a time.</summary>
    public static LineChart Independent(
        SanityGroup group, string id, string measure, Func<SanitySimilarity, double?> number) => new()
        {
            Id = id,
            Title = $"{measure} with one stage alone drawn anew",
            Description = Places(group),
            X = new ChartAxis("The stage, the classifier first", 1, Math.Max(2, group.First.Stages.Count), Whole: true),
            Y = Axis(measure, group, [Comparison.Independent], number),
            Series = [.. Methods(group).Select(method => new ChartSeries(
                method.Title, StyleOf(method), Points(group, Comparison.Independent, method, number)))],
        };

    /// <summary>Which number of the axis is which stage.</summary>
    public static string Places(SanityGroup group) =>
        string.Join(", ", group.First.Stages.Select((stage, i) => FormattableString.Invariant($"{i + 1} {stage}")))
        + ".";

    private static SanityMethod[] Methods(SanityGroup group) =>
        [.. group.First.Methods.OrderBy(method => method.Name == PassedImages.Ours)]; // ours above the others

    private static string StyleOf(SanityMethod method) =>
        method.Name == PassedImages.Held ? "ours thin" : SeriesStyle.Of(MethodTitle.Of(method.Name));

    private static (double X, double Y)[] Points(
        SanityGroup group, Comparison comparison, SanityMethod method, Func<SanitySimilarity, double?> number) =>
    [
        .. group.First.Stages
            .Select((stage, i) => (X: i + 1.0, group.Over(comparison, method.Name, stage, number)?.Mean))
            .Where(point => point.Mean is not null).Select(point => (point.X, point.Mean!.Value)),
    ];

    private static (double X, double Y)[] Floor(
        SanityGroup group, SanityMethod method, Func<SanitySimilarity, double?> number) =>
        group.Over(Comparison.Floor, method.Name, "", number)?.Mean is double floor
            ? [(group.First.Stages.Count + 0.25, floor), (group.First.Stages.Count + 1, floor)]
            : [];

    private static ChartAxis Axis(
        string measure, SanityGroup group, Comparison[] shown, Func<SanitySimilarity, double?> number)
    {
        double[] values = [.. group.Runs.SelectMany(run => run.Similarities)
            .Where(s => shown.Contains(s.Comparison)).Select(number).OfType<double>()];
        return new ChartAxis(measure, Math.Floor(5 * Math.Min(0, values.DefaultIfEmpty(0).Min())) / 5, 1, 8);
    }

    private static string Note(double? value) => value is { } number ? SanityVerdict.Text(number) : Percent.Undefined;
}
