using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Scoring;
using An8Suite.Workflow.Steps;

namespace An8Suite.Report.Reading;

/// <summary>
/// The heatmaps of a cell as they were scored: those of the suite, or anyone's with the controls beside.
/// </summary>
/// <param name="Has">Whether there is one of a method and an image.</param>
/// <param name="Read">It; asked only where there is one.</param>
internal sealed record HeatmapSource(Func<string, Sample, bool> Has, Func<string, Sample, Heatmap> Read)
{
    private static HeatmapSource None { get; } = new((_, _) => false, (_, _) => throw new InvalidOperationException());

    /// <summary>That of a cell.</summary>
    public static HeatmapSource Of(Dataset dataset, CellFolders folders) => folders switch
    {
        { Explain: string explain } => Own(dataset, explain),
        { Heatmaps: string given } => Given(dataset, folders, given),
        _ => None,
    };

    private static HeatmapSource Own(Dataset dataset, string folder) => new(
        (method, sample) => File.Exists(ExplanationIndex.HeatmapPath(folder, method, sample.Id)),
        (method, sample) =>
        {
            string path = ExplanationIndex.HeatmapPath(folder, method, sample.Id);
            NpyArray<float> heat = NpyFile.Read<float>(path);
            return heat.Shape is [int height, int width] && (height, width) == (dataset.Height, dataset.Width)
                ? new Heatmap(width, height, heat.Values)
                : throw new InputException($"{path}: expected {dataset.Height} x {dataset.Width} heat values, found "
                    + string.Join(" x ", heat.Shape));
        });

    private static HeatmapSource Given(Dataset dataset, CellFolders folders, string folder)
    {
        ScoreHeatmapsOptions options = folders.Records.GetValueOrDefault("score")?.TryOptionsAs<ScoreHeatmapsOptions>()
            ?? new();
        if (new Missing().Try(() => HeatmapFolder.Of(folder, options.Name)) is not { } found)
        {
            return None;
        }

        GivenMaps maps = new(found, dataset, options);
        HeatmapLedger ignored = new();
        return new HeatmapSource(
            (method, sample) => found.Methods.TryGetValue(method, out Dictionary<string, string>? files)
                ? files.ContainsKey(sample.Id) : maps.Controls.Any(control => control.Name == method),
            (method, sample) => maps.Read(method, sample, ignored)
                ?? maps.DrawControls(sample).First(control => control.Method == method).Map);
    }
}
