using An8Suite.Core.Ablation;
using An8Suite.Learning.Ablation;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>The areas of one order, image by image, averaged over its draws: what intervals are drawn from.</summary>
/// <param name="Layers">The channels that may be silenced.</param>
/// <param name="Kind">What takes their place.</param>
/// <param name="Order">A name of <see cref="AblationOrders"/>.</param>
/// <param name="Accuracy">The share of the logarithmic axis over which the image is recognised.</param>
/// <param name="Margin">The mean margin over that axis.</param>
internal sealed record AblateImages(
    LayerSet Layers, AblationKind Kind, string Order, double[] Accuracy, double[] Margin)
{
    /// <summary>The areas of every order.</summary>
    public static AblateImages[] Of(IEnumerable<SilencedMeasurement> measurements, int[] labels) =>
    [
        .. measurements.GroupBy(m => (m.List.Layers, m.List.Kind, m.List.Order)).Select(draws => new AblateImages(
            draws.Key.Layers,
            draws.Key.Kind,
            draws.Key.Order,
            Mean(draws.Select(m => Areas(m, (point, image) => m.Predictions[point][image] == labels[image] ? 1 : 0))),
            Mean(draws.Select(m => Areas(m, (point, image) => m.Margins[point][image]))))),
    ];

    private static double[] Areas(SilencedMeasurement measurement, Func<int, int, double> value) =>
    [
        .. Enumerable.Range(0, measurement.Margins[0].Length).Select(image => LogArea.Of(
            measurement.List.Counts, [.. measurement.List.Counts.Select((_, point) => value(point, image))])),
    ];

    private static double[] Mean(IEnumerable<double[]> draws)
    {
        double[][] all = [.. draws];
        return [.. all[0].Select((_, image) => all.Average(draw => draw[image]))];
    }
}
