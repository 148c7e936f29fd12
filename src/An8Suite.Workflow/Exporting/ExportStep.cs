using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Exports;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Rerendering;
using An8Suite.Workflow.Scoring;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Exporting;

/// <summary>A dataset to the files of another format.</summary>
public static class ExportStep
{
    /// <summary>
    /// Writes the dataset in <paramref name="datasetFolder"/>; options that the format does not have are refused.
    /// </summary>
    /// <param name="format">One of <see cref="ExportFormats.All"/>.</param>
    /// <param name="options">What is written.</param>
    /// <param name="datasetFolder">Of <c>an8 generate</c>.</param>
    /// <param name="heatmapFolder">Heatmaps that go with the images, as for 'an8 score'; null for none.</param>
    /// <param name="context">How it runs.</param>
    public static bool Run(
        ExportFormat format, ExportOptions options, string datasetFolder, string? heatmapFolder, StepContext context)
    {
        HeatmapFolder? maps = heatmapFolder is null ? null : HeatmapFolder.Of(heatmapFolder, name: null);
        HeatmapLedger ledger = new();
        options = options with { Heatmaps = maps is null ? null : Heatmaps(maps, datasetFolder, ledger) };
        options.Validate(format);
        StepPlan plan = new()
        {
            Step = "export",
            Out = context.Out,
            Options = new
            {
                format = format.Name,
                split = options.Split,
                policy = options.Policy,
                limit = options.Limit,
                shard_images = options.ShardImages,
            },
            Inputs = heatmapFolder is null
                ? new Dictionary<string, string> { ["generate"] = datasetFolder }
                : new() { ["generate"] = datasetFolder, [Lineage.Heatmaps] = heatmapFolder },
            ForeignFingerprints = maps is null
                ? new Dictionary<string, string>()
                : new() { [Lineage.Heatmaps] = maps.Fingerprint() },
            Seed = options.Seed,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            using RerenderedDataset? rendered = format.NeedsViews
                ? RerenderedDataset.Open(DatasetReader.Read(datasetFolder), RenderDevice.Software, context.Reporter)
                : null;
            context.Reporter.Track(
                "export", ExportFormats.ImageCount(datasetFolder, options), "images", report => ExportFormats.Write(
                    format,
                    datasetFolder,
                    folder,
                    options with
                    {
                        ThreadCount = context.Threads,
                        Progress = report,
                        Views = rendered is null ? null : Views(rendered),
                    },
                    context.Token));
            foreach (HeatmapRemark remark in ledger.Remarks())
            {
                context.Reporter.Say($"    {remark.Line()}");
            }
        });
    }

    /// <summary>Each method's maps, prepared as they are for scoring.</summary>
    private static Dictionary<string, Func<Sample, Heatmap?>> Heatmaps(
        HeatmapFolder maps, string datasetFolder, HeatmapLedger ledger)
    {
        Dataset dataset = DatasetReader.Read(datasetFolder);
        PictureSize size = new(dataset.Width, dataset.Height);
        _ = maps.SamplesOf(dataset);
        maps.NoteEmpty(ledger);
        return maps.Methods.ToDictionary(
            method => method.Key,
            method => (Func<Sample, Heatmap?>)(sample =>
                method.Value.TryGetValue(sample.Id, out string? path)
                && ForeignMap.Read(path, method.Key, sample.Id, size, ledger) is HeatGrid grid
                    ? new HeatPreparation().Apply(grid, size) : null));
    }

    private static ExportViews Views(RerenderedDataset rendered)
    {
        ChangedPlant plant = rendered.Plant;
        return new ExportViews(
            (sample, sets) =>
            {
                PartSet whole = plant.PartsOf(plant.SetOf(sample.Label));
                return Pictures(sample, [.. sets.Select(set => whole.And(set))], palette => palette);
            },
            (sample, color) => Pictures(
                sample,
                [plant.PartsOf(plant.SetOf(sample.Label))],
                palette => palette with { Background = color, Backdrop = null })[0]);

        ColorImage[] Pictures(Sample sample, IReadOnlyList<PartSet> sets, Func<Palette, Palette> change)
        {
            PlannedPose pose = rendered.PoseOf(sample);
            Palette palette = change(plant.PaletteOf(sample.Label, pose));
            return [.. plant.Render(pose, sets).Select(buffer =>
            {
                ColorImage picture = new PoseResolver(buffer).Resolve(palette);
                buffer.Release();
                return picture;
            })];
        }
    }
}
