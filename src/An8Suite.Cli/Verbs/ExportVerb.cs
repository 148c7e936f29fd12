using System.CommandLine;
using An8Suite.Core.Datasets.Exports;
using An8Suite.Workflow.Exporting;
using An8Suite.Workflow.Flags;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 export</c>: a dataset for other software.</summary>
internal static class ExportVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        StepCommand step = new(
            name,
            "Writes a dataset in the layout that other software expects. Of these: "
                + string.Join("; ", ExportFormats.All.Select(format => $"{format.Name}: {format.Description}")) + ".",
            "an8 export out/dataset --format quantus --split test --images 500 --out out/quantus",
            "out/export")
        {
            Next = _ => null,
        };
        Argument<string> dataset = step.AddInput("generate");
        Option<string> format = step.Add(Options.OneOf(
            "--format", "What to write.", ExportFormats.Names[0], ExportFormats.Names));
        (format.Required, format.DefaultValueFactory) = (true, null);
        Option<string> split = step.Add(Options.OneOf("--split", "The images to write.", "all", SplitNames.All));
        Option<string?> policy = step.Add(new Option<string?>("--policy")
        {
            Description = "Whose masks to write, where a format has one mask an image; class_part or the only one "
                + "otherwise.",
            HelpName = "name",
        });
        Option<int?> limit = step.Add(new Option<int?>("--images", "--limit")
        {
            Description = "At most so many images of each split, chosen by the seed.",
            HelpName = "number",
        });
        Option<int?> shardImages = step.Add(new Option<int?>("--shard-images")
        {
            Description = "Images in one file of webdataset or parquet; "
                + $"{ExportOptions.StandardShardImages} otherwise.",
            HelpName = "number",
        });
        Option<string?> heatmaps = step.Add(new Option<string?>("--heatmaps")
        {
            Description = "With fiftyone: heatmaps of any program, as for 'an8 score', a sub-folder a method.",
            HelpName = "dir",
        });
        return step.Runs((parsed, context) => ExportStep.Run(
            ExportFormats.All.Single(known => known.Name == parsed.GetRequiredValue(format)),
            new ExportOptions
            {
                Split = SplitNames.Parse(parsed.GetRequiredValue(split)),
                Policy = parsed.GetValue(policy),
                Limit = parsed.GetValue(limit),
                ShardImages = parsed.GetValue(shardImages),
                Seed = parsed.GetValue(step.Seed),
            },
            parsed.GetRequiredValue(dataset),
            parsed.GetValue(heatmaps),
            context));
    }
}
