using An8Suite.Core.Datasets;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Report.Reading;

/// <summary>What an experiment was run on, in few words, found by following its inputs.</summary>
internal static class ExperimentTitle
{
    /// <summary>Dataset, network, seed and fold as far as they are known; the folder's name where nothing is.</summary>
    public static string Of(string folder)
    {
        Missing missing = new();
        IReadOnlyDictionary<string, Lineage> before = Lineage.TryOf(folder)?.Trace(missing)
            ?? new Dictionary<string, Lineage>();
        TrainingFile? training = before.TryGetValue("train", out Lineage? train)
            ? missing.Try(() => TrainingFile.Read(train.Folder))
            : null;
        string?[] parts =
        [
            before.TryGetValue("generate", out Lineage? data) ? missing.Try(() => DatasetReader.Read(data.Folder))?.Name
                : null,
            training?.Architecture,
            train is null ? null : FormattableString.Invariant($"seed {train.Record.Seed}"),
            training is null ? null : FormattableString.Invariant($"fold {training.TestFold}"),
            .. train?.Record.Step == "train" && missing.Try(() => train.Record.OptionsAs<TrainRecord>()) is { } made
                ? Dropped(made)
                : [],
        ];
        return parts.Any(part => part is not null)
            ? string.Join(", ", parts.OfType<string>())
            : Path.GetFileName(Path.GetFullPath(folder));
    }

    /// <summary>What else than images it was trained on.</summary>
    private static IEnumerable<string> Dropped(TrainRecord train) =>
        new[] { ("parts", train.DropParts), ("cells", train.DropCells) }.Where(dropped => dropped.Item2 > 0)
            .Select(dropped => FormattableString.Invariant($"{dropped.Item1} dropped at {dropped.Item2}"));
}
