using System.Globalization;
using An8Suite.Core.Datasets;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Faithfulness;

namespace An8Suite.Cli.Experiments.Faithfulness;

/// <summary><c>faithfulness.csv</c> with a row an image and method, <c>curves.csv</c> with a row a method and share of the pixels.</summary>
internal static class FaithfulnessCsv
{
    public static void Write(FaithfulnessFile file, IEnumerable<FaithfulnessRow> rows, Dataset dataset, string folder)
    {
        CsvFile.Write(
            Path.Combine(folder, "faithfulness.csv"),
            [
                "id", "label", "class", "fold", "pose", "explained", "method", "has_heat", "deletion_probability", "deletion_logit",
                "insertion_probability", "insertion_logit", "infidelity", "infidelity_share",
            ],
            rows.Select(row => Row(row, dataset)));
        CsvFile.Write(
            Path.Combine(folder, "curves.csv"),
            ["method", "share", "deletion_probability", "deletion_logit", "insertion_probability", "insertion_logit"],
            file.Methods.SelectMany(method => Enumerable.Range(0, file.Steps + 1).Select(i => (IReadOnlyList<string>)
            [
                method.Method, Text(i / (double)file.Steps), Text(method.Deletion.Probability[i]), Text(method.Deletion.Logit[i]),
                Text(method.Insertion.Probability[i]), Text(method.Insertion.Logit[i]),
            ])));
    }

    private static IReadOnlyList<string> Row(FaithfulnessRow row, Dataset dataset)
    {
        ImageFaithfulness found = row.Result;
        return
        [
            row.Sample.Id, Text(row.Sample.Label), dataset.Classes[row.Sample.Label].Name, Text(row.Sample.Fold), Text(row.Sample.Pose),
            Text(row.Explained), row.Method, found.HasHeat ? "true" : "false", Text(found.Deletion.ProbabilityArea),
            Text(found.Deletion.LogitArea), Text(found.Insertion.ProbabilityArea), Text(found.Insertion.LogitArea),
            Text(found.Infidelity), Text(found.InfidelityShare),
        ];
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
