using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Report;

/// <summary>The mean IoU curve of every method; controls are dashed.</summary>
internal static class CurveSection
{
    private const int MethodStyles = 8;
    private const int ControlStyles = 5;

    public static void Write(HtmlWriter html, DatasetReport dataset, string id)
    {
        html.Line($"<section id=\"{id}-curves\"><h3>IoU curves</h3>");
        Chart(dataset, dataset.FirstPolicy, id).Write(html);
        html.Raw("</section>");
    }

    private static LineChart Chart(DatasetReport dataset, string policy, string id)
    {
        (MethodResult Result, string Style)[] styled = [.. Styled(MethodResult.Of(dataset, policy))];
        IEnumerable<ChartSeries> series = styled
            .Where(s => s.Result.Curve() is not null)
            .OrderBy(s => s.Result.Method.IsControl)
            .ThenByDescending(s => s.Result.Auc!.Mean)
            .Select(s => new ChartSeries(
                s.Result.Method.Title, s.Style, Points(s.Result.Curve()!), Percent.Of(s.Result.Auc!.Mean)));
        return new LineChart
        {
            Id = $"{id}-iou",
            Title = "Mean intersection over union of {heat ≥ threshold} with the mask; AUC in percent beside the names",
            Description = $"Mask policy {policy}. The areas under the curves are in the table of scores.",
            X = new ChartAxis("Threshold", 0, 1, 10),
            Y = new ChartAxis("Intersection over union", 0, 1, 10),
            Series = [.. series],
        };
    }

    private static IEnumerable<(MethodResult Result, string Style)> Styled(IEnumerable<MethodResult> results)
    {
        int methods = 0;
        int controls = 0;
        foreach (MethodResult result in results)
        {
            yield return (result, result.Method.IsControl
                ? $"control c{controls++ % ControlStyles}"
                : result.Method.Name == MethodTitle.Ours ? "ours" : $"s{methods++ % MethodStyles}");
        }
    }

    private static IReadOnlyList<(double X, double Y)> Points(double[] curve) =>
        [.. curve.Select((iou, i) => (i / (IouCurve.SampleCount - 1.0), iou))];
}
