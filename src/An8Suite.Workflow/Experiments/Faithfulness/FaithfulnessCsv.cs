using An8Suite.Core.Datasets;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Faithfulness;

/// <summary>
/// <c>faithfulness.csv</c> with a row an image and method, <c>curves.csv</c> with a row a method and share of the
/// pixels.
/// </summary>
internal static class FaithfulnessCsv
{
    public static void Write(FaithfulnessFile file, IEnumerable<FaithfulnessRow> rows, Dataset dataset, string folder)
    {
        new Table<FaithfulnessRow>(rows)
            .Text("id", row => row.Sample.Id)
            .Text("label", row => row.Sample.Label)
            .Text("class", row => dataset.Classes[row.Sample.Label].Name)
            .Text("fold", row => row.Sample.Fold)
            .Text("pose", row => row.Sample.Pose)
            .Text("explained", row => row.Explained)
            .Text("method", row => row.Method)
            .Text("has_heat", row => row.Result.HasHeat)
            .Text("deletion_probability", row => row.Result.Deletion.ProbabilityArea)
            .Text("deletion_logit", row => row.Result.Deletion.LogitArea)
            .Text("insertion_probability", row => row.Result.Insertion.ProbabilityArea)
            .Text("insertion_logit", row => row.Result.Insertion.LogitArea)
            .Text("infidelity", row => row.Result.Infidelity)
            .Text("infidelity_share", row => row.Result.InfidelityShare)
            .WriteCsv(Path.Combine(folder, "faithfulness.csv"));
        new Table<(FaithfulnessMethod Method, int Step)>(
            file.Methods.SelectMany(method => Enumerable.Range(0, file.Steps + 1).Select(step => (method, step))))
            .Text("method", row => row.Method.Method)
            .Text("share", row => row.Step / (double)file.Steps)
            .Text("deletion_probability", row => row.Method.Deletion.Probability[row.Step])
            .Text("deletion_logit", row => row.Method.Deletion.Logit[row.Step])
            .Text("insertion_probability", row => row.Method.Insertion.Probability[row.Step])
            .Text("insertion_logit", row => row.Method.Insertion.Logit[row.Step])
            .WriteCsv(Path.Combine(folder, "curves.csv"));
    }
}
