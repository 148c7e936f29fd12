using An8Suite.Core.Ablation;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Ablation;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>Sums measurements of single images up: over the images of a class, then over classes.</summary>
internal sealed class AblateSummary(int[] labels, int[] units, int classCount, ulong seed)
{
    /// <summary>1 for every image whose prediction is its label, else 0.</summary>
    public double[] Right(int[] predictions) => [.. predictions.Zip(labels, (said, label) => said == label ? 1.0 : 0)];

    /// <summary>Over images, then over classes.</summary>
    public double Mean(double[] values) => ClassMean.Of(values, labels, classCount);

    /// <summary>One curve.</summary>
    public AblateCurve Curve(SilencedMeasurement measurement)
    {
        SilencingList list = measurement.List;
        AblatePoint[] points = [.. list.Counts
            .Select((k, i) => Point(k, Right(measurement.Predictions[i]), measurement.Margins[i]))];
        return new AblateCurve(
            list.Layers,
            list.Kind,
            list.Order,
            list.Draw,
            LogArea.Of(list.Counts, [.. points.Select(point => point.Accuracy)]),
            LogArea.Of(list.Counts, [.. points.Select(point => point.Margin)]),
            measurement.Predictions[^1].Distinct().Count() == 1,
            points);
    }

    /// <summary>The lasso against every other order; none without the lasso.</summary>
    public AblateContrast[] Contrasts(AblateImages[] orders) =>
    [
        .. orders.Where(order => order.Order == AblationOrders.Lasso).SelectMany(lasso => orders
            .Where(other => other.Order != AblationOrders.Lasso
                && other.Layers == lasso.Layers && other.Kind == lasso.Kind)
            .Select(other => new AblateContrast(
                lasso.Layers,
                lasso.Kind,
                other.Order,
                Interval(lasso.Accuracy, other.Accuracy),
                Interval(lasso.Margin, other.Margin)))),
    ];

    private AblatePoint Point(int k, double[] right, double[] margins) => new(
        k, Mean(right), Mean(margins), ClassMean.ByClass(right, labels, classCount),
        ClassMean.ByClass(margins, labels, classCount));

    private MeanInterval Interval(double[] one, double[] other) =>
        ClassMeanBootstrap.Of([.. one.Zip(other, (a, b) => a - b)], labels, units, seed);
}
