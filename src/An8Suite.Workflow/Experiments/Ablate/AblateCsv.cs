using An8Suite.Core;
using An8Suite.Core.Labels;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>
/// <c>ablate.csv</c> with a row a curve, number of channels and class; <c>images.csv</c> with a row an order and image.
/// </summary>
internal static class AblateCsv
{
    public static void Write(
        AblateFile file, IReadOnlyList<Sample> samples, IReadOnlyList<AblateImages> images, string folder)
    {
        new Table<Row>(
            file.Curves.SelectMany(curve => curve.Points.SelectMany(point => Rows(file.Classes, curve, point))))
            .Text("layers", row => Choice.NameOf(row.Curve.Layers))
            .Text("kind", row => Choice.NameOf(row.Curve.Kind))
            .Text("order", row => row.Curve.Order)
            .Text("draw", row => row.Curve.Draw)
            .Text("k", row => row.Point.K)
            .Text("class", row => row.Class)
            .Text("accuracy", row => row.Accuracy)
            .Text("margin", row => row.Margin)
            .WriteCsv(Path.Combine(folder, "ablate.csv"));
        new Table<(AblateImages Order, int Image)>(
            images.SelectMany(order => samples.Select((_, image) => (order, image))))
            .Text("layers", row => Choice.NameOf(row.Order.Layers))
            .Text("kind", row => Choice.NameOf(row.Order.Kind))
            .Text("order", row => row.Order.Order)
            .Text("id", row => samples[row.Image].Id)
            .Text("label", row => samples[row.Image].Label)
            .Text("pose", row => samples[row.Image].Pose)
            .Text("accuracy_area", row => row.Order.Accuracy[row.Image])
            .Text("margin_area", row => row.Order.Margin[row.Image])
            .WriteCsv(Path.Combine(folder, "images.csv"));
    }

    private static IEnumerable<Row> Rows(IReadOnlyList<string> classes, AblateCurve curve, AblatePoint point) =>
    [
        new(curve, point, "all", point.Accuracy, point.Margin),
        .. classes.Select(
            (name, label) => new Row(curve, point, name, point.ClassAccuracies[label], point.ClassMargins[label])),
    ];

    private sealed record Row(AblateCurve Curve, AblatePoint Point, string Class, double? Accuracy, double? Margin);
}
