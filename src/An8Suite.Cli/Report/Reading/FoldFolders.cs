using An8Suite.Cli.Steps;

namespace An8Suite.Cli.Report;

/// <summary>The folders of all steps of one fold, found by following the inputs of its score folder.</summary>
internal sealed record FoldFolders
{
    /// <summary>The steps before the report, in the order they run.</summary>
    public static IReadOnlyList<string> StepNames { get; } = ["generate", "train", "respond", "select", "explain", "score"];

    /// <summary>The folder of <c>an8 score</c>.</summary>
    public required string Score { get; init; }

    /// <summary>The folder of <c>an8 explain</c>.</summary>
    public required string Explain { get; init; }

    /// <summary>The folder of <c>an8 select</c>.</summary>
    public required string Select { get; init; }

    /// <summary>The folder of <c>an8 generate</c>.</summary>
    public required string Dataset { get; init; }

    /// <summary>How the network was trained.</summary>
    public required TrainingFile Training { get; init; }

    /// <summary>What made each folder, by step.</summary>
    public required IReadOnlyDictionary<string, StepRecord> Records { get; init; }

    /// <summary>Follows the inputs back to the dataset.</summary>
    /// <exception cref="Core.InputException">A folder is missing, unfinished or of another step.</exception>
    public static FoldFolders Follow(string scoreFolder)
    {
        StepRecord score = StepRecord.Read(scoreFolder, "score");
        string explainFolder = score.InputFolder(scoreFolder, "explain");
        StepRecord explain = StepRecord.Read(explainFolder, "explain");
        string selectFolder = explain.InputFolder(explainFolder, "select");
        string trainFolder = explain.InputFolder(explainFolder, "train");
        string dataset = explain.InputFolder(explainFolder, "generate");
        StepRecord select = StepRecord.Read(selectFolder, "select");
        string respondFolder = select.InputFolder(selectFolder, "respond");
        return new FoldFolders
        {
            Score = scoreFolder,
            Explain = explainFolder,
            Select = selectFolder,
            Dataset = dataset,
            Training = TrainingFile.Read(trainFolder),
            Records = new Dictionary<string, StepRecord>
            {
                ["generate"] = StepRecord.Read(dataset, "generate"),
                ["train"] = StepRecord.Read(trainFolder, "train"),
                ["respond"] = StepRecord.Read(respondFolder, "respond"),
                ["select"] = select,
                ["explain"] = explain,
                ["score"] = score,
            },
        };
    }
}
