using An8Suite.Core.Datasets.Exports;
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
        return StepFolder.Make(plan, folder => context.Reporter.Track(
            "export", ExportFormats.ImageCount(datasetFolder, options), "images", report => ExportFormats.Write(
                format,
                datasetFolder,
                folder,
                options with { ThreadCount = context.Threads, Progress = report },
                context.Token)));
    }
}
