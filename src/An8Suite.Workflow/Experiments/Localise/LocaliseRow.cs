using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Core.Localisation;
using An8Suite.Pages.Tables;

namespace An8Suite.Workflow.Experiments.Localise;

/// <summary>One heatmap against one kind of object.</summary>
/// <param name="Sample">The image.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">A name of <see cref="LocaliseTarget"/>.</param>
/// <param name="Box">The box by Zhou's rule; null where there is none.</param>
/// <param name="BoxIou">Its overlap with the object's; 0 where there is none.</param>
/// <param name="IouAuc">The area under the curve of intersection over union.</param>
internal sealed record LocaliseRow(
    Sample Sample, string Method, string Target, PixelBox? Box, double BoxIou, double IouAuc)
{
    /// <summary>Writes <c>localise.csv</c>, a row a heatmap and kind of object.</summary>
    public static void Write(IEnumerable<LocaliseRow> rows, Dataset dataset, double overlap, string folder) =>
        new Table<LocaliseRow>(rows)
            .Text("id", row => row.Sample.Id)
            .Text("label", row => row.Sample.Label)
            .Text("class", row => dataset.Classes[row.Sample.Label].Name)
            .Text("pose", row => row.Sample.Pose)
            .Text("method", row => row.Method)
            .Text("target", row => row.Target)
            .Text("left", row => (double?)row.Box?.Left)
            .Text("top", row => (double?)row.Box?.Top)
            .Text("right", row => (double?)row.Box?.Right)
            .Text("bottom", row => (double?)row.Box?.Bottom)
            .Text("box_iou", row => row.BoxIou)
            .Text("box_right", row => row.BoxIou >= overlap)
            .Text("iou_auc", row => row.IouAuc)
            .WriteCsv(Path.Combine(folder, "localise.csv"));
}
