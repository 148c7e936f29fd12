using System.Text.Json;
using An8Suite.Core;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Files;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Generating;

/// <summary>Shards to the dataset that one run of <see cref="GenerateStep"/> would have made.</summary>
public static class MergeStep
{
    /// <summary>Joins the shards in <paramref name="folders"/>, in any order.</summary>
    public static bool Run(IReadOnlyList<string> folders, StepContext context)
    {
        StepRecord[] records = [.. folders.Select(folder => StepRecord.Read(folder, GenerateStep.Name))];
        IReadOnlyList<string> ordered = DatasetMerge.Order(folders);
        for (int i = 1; i < records.Length; i++)
        {
            RequireSameMaker(folders[0], records[0], folders[i], records[i]);
        }

        StepPlan plan = new()
        {
            Step = GenerateStep.Name,
            Out = context.Out,
            Options = records[0].OptionsAs<GenerateRecord>() with { Shard = null },
            Seed = records[0].Seed,
            Versions = () => records[0].Versions,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder => context.Reporter.Track(
            "merge", records.Length, "shards", report => DatasetMerge.Write(ordered, folder, report, context.Token)));
    }

    private static void RequireSameMaker(string firstFolder, StepRecord first, string folder, StepRecord record)
    {
        if (Shared(first) != Shared(record) || first.Seed != record.Seed)
        {
            throw new InputException(
                $"{folder}: was generated with other options than {firstFolder}; see their {StepRecord.FileName}");
        }

        foreach ((string name, string version) in first.Versions)
        {
            if (record.Versions.GetValueOrDefault(name) != version)
            {
                throw new InputException(
                    $"{folder}: was generated with {name} {record.Versions.GetValueOrDefault(name)}, "
                    + $"{firstFolder} with {version}, "
                    + "so their pictures need not agree; generate one of them again");
            }
        }
    }

    private static string Shared(StepRecord record) => JsonSerializer.Serialize(
        record.OptionsAs<GenerateRecord>() with { Shard = null }, SuiteJson.Line);
}
