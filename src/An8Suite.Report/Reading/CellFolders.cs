using System.Globalization;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Report.Reading;

/// <summary>
/// The folders of all steps of one cell (dataset, network, seed, fold), found by following the inputs of its scores.
/// </summary>
internal sealed record CellFolders
{
    /// <summary>What stands for the network where heatmaps came from elsewhere.</summary>
    public const string GivenHeatmaps = "heatmaps from elsewhere";

    /// <summary>What stands for the network where its folder is gone.</summary>
    public const string UnknownNetwork = "unknown network";

    /// <summary>The steps before the report, in the order they run.</summary>
    public static IReadOnlyList<string> StepNames { get; } =
        ["generate", "train", "respond", "select", "explain", "score", "evaluate"];

    /// <summary>The folder that holds the scores, and the verb that made it.</summary>
    public required ReportInput Scores { get; init; }

    /// <summary>The folder of <c>an8 generate</c>.</summary>
    public required string Dataset { get; init; }

    /// <summary>The folder with <c>index.json</c>; null where it is gone or there is none.</summary>
    public string? Explain { get; init; }

    /// <summary>The folder with a folder of heatmaps a method; null where it is gone.</summary>
    public string? Heatmaps { get; init; }

    /// <summary>The folder of <c>an8 select</c>; null where it is gone or there is none.</summary>
    public string? Select { get; init; }

    /// <summary>How the network was trained; null where that is not known.</summary>
    public TrainingFile? Training { get; init; }

    /// <summary>What made each folder that is there, by step.</summary>
    public required IReadOnlyDictionary<string, StepRecord> Records { get; init; }

    /// <summary>The network's name, or what stands for it.</summary>
    public required string Architecture { get; init; }

    /// <summary>The seed the network was trained with; 0 where it is not known.</summary>
    public ulong Seed => Records.GetValueOrDefault("train")?.Seed ?? 0;

    /// <summary>The cell in few words, for messages and tables.</summary>
    public string Title(int fold) => string.Create(CultureInfo.InvariantCulture, $"seed {Seed}, fold {fold}");

    /// <summary>
    /// Follows the inputs back to the dataset; what is gone becomes a line of <paramref name="missing"/>.
    /// </summary>
    /// <returns>Null when even the dataset is gone, without which nothing can be shown.</returns>
    public static CellFolders? Follow(ReportInput input, Missing missing)
    {
        var scores = Lineage.Of(input.Folder, input.Step);
        if (missing.Try(() => scores.FolderOf("generate")) is not string dataset)
        {
            return null;
        }

        IReadOnlyDictionary<string, Lineage> before = scores.Trace(missing);
        string? explain = before.GetValueOrDefault(input.Step == "evaluate" ? "evaluate" : "explain")?.Folder;
        bool given = input.Step == "score" && !scores.Has("explain");
        TrainingFile? training = before.TryGetValue("train", out Lineage? train)
            ? missing.Try(() => TrainingFile.Read(train.Folder))
            : null;
        return new CellFolders
        {
            Scores = input,
            Dataset = dataset,
            Explain = explain,
            Heatmaps = given && scores.Has(Lineage.Heatmaps) ? missing.Try(() => scores.FolderOf(Lineage.Heatmaps))
                : explain,
            Select = before.GetValueOrDefault("select")?.Folder,
            Training = training,
            Records = before.ToDictionary(step => step.Key, step => step.Value.Record),
            Architecture = training?.Architecture ?? (given ? GivenHeatmaps : UnknownNetwork),
        };
    }
}
