using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Labels;
using An8Suite.Learning.Sanity;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary>
/// <c>sanity.csv</c> with a row a comparison, method and stage; <c>pairs.csv</c> with a row a pair of maps.
/// </summary>
internal static class SanityCsv
{
    public static void Write(
        SanityFile file, IReadOnlyList<Sample> samples, IReadOnlyList<SimilarityRow> rows, string folder)
    {
        new Table<SanitySimilarity>(file.Similarities)
            .Text("comparison", s => Choice.NameOf(s.Comparison))
            .Text("method", s => s.Method)
            .Text("stage", s => s.Stage)
            .Text("spearman", s => Text(s.Spearman))
            .Text("ssim", s => Text(s.Ssim))
            .Text("pairs", s => s.Pairs)
            .Text("undefined", s => s.Undefined)
            .WriteCsv(Path.Combine(folder, "sanity.csv"));
        new Table<SimilarityRow>(rows)
            .Text("comparison", row => Choice.NameOf(row.Comparison))
            .Text("method", row => row.Method)
            .Text("stage", row => row.Stage)
            .Text("number", row => row.Number)
            .Text("id", row => samples[row.Image].Id)
            .Text("pose", row => samples[row.Image].Pose)
            .Text("spearman", row => Text(row.Spearman))
            .Text("ssim", row => Text(row.Ssim))
            .WriteCsv(Path.Combine(folder, "pairs.csv"));
    }

    private static string Text(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
