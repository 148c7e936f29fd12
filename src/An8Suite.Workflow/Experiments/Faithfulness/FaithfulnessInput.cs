using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Labels;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Scoring;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Faithfulness;

/// <summary>Whose heatmaps are tried, on which network and images.</summary>
internal sealed class FaithfulnessInput
{
    private readonly ExplanationIndex? _index;

    private FaithfulnessInput(Lineage train, HeatmapFolder maps, ExplanationIndex? index, string key, string folder)
    {
        if (!train.Has(GenerateStep.Name))
        {
            throw new InputException(
                $"{train.Folder}: was trained on pictures whose background nobody knows; only datasets of 'an8 "
                + "generate' say it");
        }

        (TrainFolder, Maps, _index, DatasetFolder) = (train.Folder, maps, index, train.FolderOf(GenerateStep.Name));
        Dictionary<string, string> folders = new()
        {
            ["train"] = TrainFolder,
            [GenerateStep.Name] = DatasetFolder,
            [key] = folder,
        };
        Dictionary<string, string> fingerprints = key == Lineage.Heatmaps ? new() { [key] = maps.Fingerprint() } : [];
        Inputs = new StepInputs(folders, fingerprints);
    }

    /// <summary>The network's folder.</summary>
    public string TrainFolder { get; }

    /// <summary>The images' folder.</summary>
    public string DatasetFolder { get; }

    /// <summary>The heatmaps.</summary>
    public HeatmapFolder Maps { get; }

    /// <summary>For the plan.</summary>
    public StepInputs Inputs { get; }

    /// <summary>
    /// The heatmaps in <paramref name="explainFolder"/> or, where that is empty, those of other programs.
    /// </summary>
    /// <exception cref="InputException">Neither or both are named, or one is not what it should be.</exception>
    public static FaithfulnessInput Of(FaithfulnessStepOptions options, string explainFolder)
    {
        string? problem = (explainFolder.Length > 0, options.Heatmaps, options.Model) switch
        {
            (true, not null, _) => "explain-dir and --heatmaps exclude each other",
            (false, null, _) => "expected a folder made by 'an8 explain', or --heatmaps and --model",
            (false, _, null) => "--heatmaps needs --model, the folder of 'an8 train' whose network they explain",
            (true, _, not null) => "--model, --name and --sign go with --heatmaps only",
            (true, _, _) when options.Name is not null || options.Preparation != new HeatPreparation() =>
                "--model, --name and --sign go with --heatmaps only",
            _ => null,
        };
        return problem is not null ? throw new InputException(problem)
            : options.Heatmaps is string maps ? OfForeign(maps, options)
            : OfExplanations(explainFolder);
    }

    /// <summary>The folder of <c>an8 explain</c>, or of a step that writes the same files.</summary>
    private static FaithfulnessInput OfExplanations(string folder)
    {
        bool hasMaps = File.Exists(Path.Combine(folder, ExplanationIndex.FileName));
        Lineage explained = (hasMaps ? Lineage.TryOf(folder) : null) ?? Lineage.Of(folder, "explain");
        Lineage train = explained.Behind("train");
        var index = ExplanationIndex.Read(folder);
        FaithfulnessInput input = new(train, HeatmapFolder.Of(folder, null), index, explained.Record.Step, folder);
        HashSet<string> named = [.. index.Methods.Select(method => method.Name)];
        foreach (string other in input.Maps.Methods.Keys.Where(method => !named.Contains(method)).ToArray())
        {
            input.Maps.Methods.Remove(other); // overlays and the like
        }

        return input;
    }

    /// <summary>Heatmaps of other programs, of the class that the network predicts.</summary>
    private static FaithfulnessInput OfForeign(string folder, FaithfulnessStepOptions options) => new(
        Lineage.Of(options.Model!, "train"), HeatmapFolder.Of(folder, options.Name), null, Lineage.Heatmaps, folder);

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

    /// <summary>
    /// The images with at least one heatmap, and the class explained; null stands for the predicted class.
    /// </summary>
    /// <exception cref="InputException">There is none.</exception>
    public IReadOnlyList<(Sample Sample, int? Explained)> Images(Dataset dataset, FaithfulnessStepOptions options)
    {
        Dictionary<string, int>? explained = _index?.Images.ToDictionary(
            image => image.Id, image => image.ClassExplained);
        Sample[] samples = Maps.SamplesOf(dataset, sample => explained?.ContainsKey(sample.Id) != false);

        HashSet<string> chosen = [.. samples.GroupBy(sample => sample.Label).SelectMany(members =>
        {
            Sample[] all = [.. members];
            int[] order = new CounterRandom(options.Measure.Seed, "faithfulness-images", (ulong)members.Key)
                .Permutation(all.Length);
            return order.Take(options.ImagesPerClass ?? all.Length).Select(i => all[i].Id);
        })];
        return [.. samples.Where(sample => chosen.Contains(sample.Id))
            .Select(sample => (sample, explained is null ? (int?)null : explained[sample.Id]))];
    }
}
