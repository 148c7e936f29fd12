using System.Globalization;
using An8Suite.Core.Datasets;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Responses;

namespace An8Suite.Cli.Experiments.Ablate;

/// <summary>
/// <c>ablate.csv</c> with a row a curve, number of channels and class; <c>images.csv</c> with a row an order and image.
/// </summary>
internal static class AblateCsv
{
    public static void Write(AblateFile file, IReadOnlyList<Sample> samples, IReadOnlyList<AblateImages> images, string folder)
    {
        CsvFile.Write(
            Path.Combine(folder, "ablate.csv"),
            ["layers", "kind", "order", "draw", "k", "class", "accuracy", "margin"],
            file.Curves.SelectMany(curve => curve.Points.SelectMany(point => Rows(file.Classes, curve, point))));
        CsvFile.Write(
            Path.Combine(folder, "images.csv"),
            ["layers", "kind", "order", "id", "label", "pose", "accuracy_area", "margin_area"],
            images.SelectMany(order => samples.Select((sample, i) => (IReadOnlyList<string>)
            [
                Choice.NameOf(order.Layers), Choice.NameOf(order.Kind), order.Order, sample.Id, Text(sample.Label), Text(sample.Pose),
                Text(order.Accuracy[i]), Text(order.Margin[i]),
            ])));
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(IReadOnlyList<string> classes, AblateCurve curve, AblatePoint point)
    {
        IReadOnlyList<string> Row(string name, double? accuracy, double? margin) =>
        [
            Choice.NameOf(curve.Layers), Choice.NameOf(curve.Kind), curve.Order, Text(curve.Draw), Text(point.K), name,
            Text(accuracy), Text(margin),
        ];

        yield return Row("all", point.Accuracy, point.Margin);
        for (int label = 0; label < classes.Count; label++)
        {
            yield return Row(classes[label], point.ClassAccuracies[label], point.ClassMargins[label]);
        }
    }

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
