using An8Suite.Cli.Steps;
using An8Suite.Core.Datasets;

namespace An8Suite.Cli.Report;

/// <summary>What an experiment was run on, in few words, found by following its inputs.</summary>
internal static class ExperimentTitle
{
    /// <summary>Dataset, network, seed and fold as far as they are known; the folder's name where nothing is.</summary>
    public static string Of(string folder)
    {
        List<string> missing = [];
        StepChain chain = new(missing);
        Walk(chain, folder);
        TrainingFile? training = chain.Folders.TryGetValue("train", out string? train) ? chain.Try(() => TrainingFile.Read(train)) : null;
        string? dataset = chain.Folders.TryGetValue("generate", out string? data) ? chain.Try(() => DatasetReader.Read(data))?.Name : null;
        string?[] parts =
        [
            dataset,
            training?.Architecture,
            chain.Records.TryGetValue("train", out StepRecord? record) ? FormattableString.Invariant($"seed {record.Seed}") : null,
            training is null ? null : FormattableString.Invariant($"fold {training.TestFold}"),
        ];
        return parts.Any(part => part is not null) ? string.Join(", ", parts.OfType<string>()) : Path.GetFileName(Path.GetFullPath(folder));
    }

    private static void Walk(StepChain chain, string folder)
    {
        if (StepRecord.TryRead(folder) is not { } record)
        {
            return;
        }

        foreach (string step in record.Inputs.Keys.Where(step => !step.Contains('#', StringComparison.Ordinal) && !chain.Records.ContainsKey(step)))
        {
            if (chain.Input(folder, record, step) is { } input && chain.Open(input, step) is not null)
            {
                Walk(chain, input);
            }
        }
    }
}
