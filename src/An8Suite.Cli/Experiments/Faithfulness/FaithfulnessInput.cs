using An8Suite.Cli.Steps;
using An8Suite.Core;
using An8Suite.Core.Datasets;

namespace An8Suite.Cli.Experiments.Faithfulness;

/// <summary>Whose heatmaps are tried, on which network and images.</summary>
internal sealed class FaithfulnessInput
{
    private readonly ExplanationIndex? _index;

    private FaithfulnessInput(string trainFolder, HeatmapFolder maps, ExplanationIndex? index)
    {
        StepRecord train = StepRecord.Read(trainFolder, "train");
        if (!train.Inputs.ContainsKey(GenerateStep.Name))
        {
            throw new InputException($"{trainFolder}: was trained on pictures whose background nobody knows; only datasets of 'an8 generate' say it");
        }

        (TrainFolder, Maps, _index, DatasetFolder) = (trainFolder, maps, index, train.InputFolder(trainFolder, GenerateStep.Name));
        Inputs["train"] = trainFolder;
        Inputs[GenerateStep.Name] = DatasetFolder;
    }

    /// <summary>The network's folder.</summary>
    public string TrainFolder { get; }

    /// <summary>The images' folder.</summary>
    public string DatasetFolder { get; }

    /// <summary>The heatmaps.</summary>
    public HeatmapFolder Maps { get; }

    /// <summary>For the plan.</summary>
    public Dictionary<string, string> Inputs { get; } = [];

    /// <inheritdoc cref="Inputs"/>
    public Dictionary<string, string> Fingerprints { get; } = [];

    /// <summary>The folder of <c>an8 explain</c>, or of a step that writes the same files.</summary>
    public static FaithfulnessInput OfExplanations(string folder)
    {
        StepRecord? record = Directory.Exists(folder) ? StepRecord.TryRead(folder) : null;
        if (record is null || !File.Exists(Path.Combine(folder, ExplanationIndex.FileName)))
        {
            record = StepRecord.Read(folder, "explain");
        }

        FaithfulnessInput input = new(record.InputFolder(folder, "train"), HeatmapFolder.Of(folder, null), ExplanationIndex.Read(folder));
        input.Inputs[record.Step] = folder;
        HashSet<string> named = [.. input._index!.Methods.Select(method => method.Name)];
        foreach (string other in input.Maps.Methods.Keys.Where(method => !named.Contains(method)).ToArray())
        {
            input.Maps.Methods.Remove(other); // overlays and the like
        }

        return input;
    }

    /// <summary>Heatmaps of other programs, of the class that the network of <paramref name="trainFolder"/> predicts.</summary>
    public static FaithfulnessInput OfForeign(string folder, string trainFolder, string? name)
    {
        FaithfulnessInput input = new(trainFolder, HeatmapFolder.Of(folder, name), null);
        input.Inputs["heatmaps"] = folder;
        input.Fingerprints["heatmaps"] = input.Maps.Fingerprint();
        return input;
    }

    /// <summary>Notes the sub-folders of heatmaps of other programs that hold none.</summary>
    public void NoteEmpty(HeatmapLedger ledger)
    {
        if (_index is null)
        {
            Maps.NoteEmpty(ledger);
        }
    }

    /// <summary>Whether a method looks at no network.</summary>
    public bool IsControl(string method) => _index?.Methods.Any(m => m.Name == method && m.Kind == "control") ?? false;

    /// <summary>The images with at least one heatmap, and the class explained; null stands for the predicted class.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public IReadOnlyList<(Sample Sample, int? Explained)> Images(Dataset dataset, FaithfulnessStepOptions options)
    {
        Dictionary<string, int>? explained = _index?.Images.ToDictionary(image => image.Id, image => image.ClassExplained);
        HashSet<string> named = [.. Maps.Methods.Values.SelectMany(files => files.Keys)];
        Sample[] samples = [.. dataset.Samples.Where(s => named.Contains(s.Id) && explained?.ContainsKey(s.Id) != false)];
        if (samples.Length == 0)
        {
            throw new InputException($"{dataset.Root}: no heatmap is named after one of its images, such as {dataset.Samples[0].Id}.npy");
        }

        HashSet<string> chosen = [.. samples.GroupBy(sample => sample.Label).SelectMany(members =>
        {
            Sample[] all = [.. members];
            int[] order = new CounterRandom(options.Measure.Seed, "faithfulness-images", (ulong)members.Key).Permutation(all.Length);
            return order.Take(options.ImagesPerClass ?? all.Length).Select(i => all[i].Id);
        })];
        return [.. samples.Where(sample => chosen.Contains(sample.Id))
            .Select(sample => (sample, explained is null ? (int?)null : explained[sample.Id]))];
    }
}
