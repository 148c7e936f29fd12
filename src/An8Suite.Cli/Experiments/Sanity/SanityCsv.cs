using System.Globalization;
using An8Suite.Core.Datasets;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Sanity;

namespace An8Suite.Cli.Experiments.Sanity;

/// <summary><c>sanity.csv</c> with a row a comparison, method and stage; <c>pairs.csv</c> with a row a pair of maps.</summary>
internal static class SanityCsv
{
    public static void Write(SanityFile file, IReadOnlyList<Sample> samples, IReadOnlyList<SimilarityRow> rows, string folder)
    {
        CsvFile.Write(
            Path.Combine(folder, "sanity.csv"),
            ["comparison", "method", "stage", "spearman", "ssim", "pairs", "undefined"],
            file.Similarities.Select(s => (IReadOnlyList<string>)
                [Choice.NameOf(s.Comparison), s.Method, s.Stage, Text(s.Spearman), Text(s.Ssim), Text(s.Pairs), Text(s.Undefined)]));
        CsvFile.Write(
            Path.Combine(folder, "pairs.csv"),
            ["comparison", "method", "stage", "number", "id", "pose", "spearman", "ssim"],
            rows.Select(row => (IReadOnlyList<string>)
            [
                Choice.NameOf(row.Comparison), row.Method, row.Stage, Text(row.Number), samples[row.Image].Id,
                Text(samples[row.Image].Pose), Text(row.Spearman), Text(row.Ssim),
            ]));
    }

    private static string Text(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
