using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Exports;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Poses;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Rerendering;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Generating;

/// <summary>A dataset to the files of another format.</summary>
public static class ExportStep
{
    /// <summary>
    /// Writes the dataset in <paramref name="datasetFolder"/>; options that the format does not have are refused.
    /// </summary>
    public static bool Run(ExportFormat format, ExportOptions options, string datasetFolder, StepContext context)
    {
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
            Inputs = new Dictionary<string, string> { ["generate"] = datasetFolder },
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
        });
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
                sample, [plant.PartsOf(plant.SetOf(sample.Label))], palette => palette with { Background = color })[0]);

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
