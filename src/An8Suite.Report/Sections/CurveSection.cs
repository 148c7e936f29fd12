using An8Suite.Core.Scoring;
using An8Suite.Pages.Charts;
using An8Suite.Pages.Html;
using An8Suite.Report.Model;

namespace An8Suite.Report.Sections;

/// <summary>The mean IoU curve of every method; controls are dashed.</summary>
internal static class CurveSection
{
    public static void Write(HtmlWriter html, DatasetReport dataset, string id)
    {
        html.Line($"<section id=\"{id}-curves\"><h3>IoU curves</h3>");
        Chart(dataset, dataset.FirstPolicy, id).Write(html);
        html.Raw("</section>");
    }

    private static LineChart Chart(DatasetReport dataset, string policy, string id)
    {
        IEnumerable<ChartSeries> series = MethodResult.Of(dataset, policy)
            .Where(result => result.Curve() is not null)
            .OrderBy(result => result.Method.IsControl)
            .ThenByDescending(result => result.Auc!.Mean)
            .Select(result => new ChartSeries(
                result.Method.Title, SeriesStyle.Of(result.Method),
                Points(result.Curve()!), Percent.Of(result.Auc!.Mean)));
        return new LineChart
        {
            Id = $"{id}-iou",
            Title = "Mean intersection over union of {heat ≥ threshold} with the mask; IoU-AUC in percent beside the names",
            Description = $"Mask policy {policy}. The areas under the curves are in the table of scores.",
            X = new ChartAxis("Threshold", 0, 1, 10),
            Y = new ChartAxis("Intersection over union", 0, 1, 10),
            Series = [.. series],
        };
    }

    private static IReadOnlyList<(double X, double Y)> Points(double[] curve) =>
        [.. curve.Select((iou, i) => (i / (IouCurve.SampleCount - 1.0), iou))];
}
