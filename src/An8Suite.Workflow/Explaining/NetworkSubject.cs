using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Sources;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Selecting;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Explaining;

/// <summary>
/// The network that a step is pointed at, with what is known of it: a selection with the responses behind it, the
/// folder of its training, or a checkpoint file alone.
/// </summary>
/// <remarks>
/// Only a selection says which features are relevant; only a file comes without the images it was trained on.
/// </remarks>
internal sealed class NetworkSubject
{
    private readonly Lineage? _select;
    private readonly Lineage? _respond;
    private readonly Lineage? _train;
    private DataInput? _data;

    private NetworkSubject(string checkpoint, Lineage? train, Lineage? select = null, Lineage? respond = null) =>
        (Checkpoint, _train, _select, _respond) = (checkpoint, train, select, respond);

    /// <summary>The network's file.</summary>
    public string Checkpoint { get; }

    /// <summary>The folder of <c>an8 train</c>; null for a file.</summary>
    public string? TrainFolder => _train?.Folder;

    /// <summary>
    /// The dataset of <c>an8 generate</c> that it was trained or tested on; null where there is none.
    /// </summary>
    public string? GeneratedFolder =>
        _train?.Has(GenerateStep.Name) == true ? _train.FolderOf(GenerateStep.Name) : null;

    /// <summary>Whether there is a selection.</summary>
    public bool HasSelection => _select is not null;

    /// <summary>Whether nothing of the network is seen but its logits.</summary>
    public bool IsBlackBox => Learning.Networks.Checkpoint.IsBlackBox(Checkpoint);

    /// <summary>What the plan of a step reads that only draws: network and selection, but not the images.</summary>
    public Dictionary<string, string> Inputs => TrainFolder is null
        ? new() { [Lineage.Model] = Checkpoint }
        : HasSelection ? new() { ["select"] = _select!.Folder, ["train"] = TrainFolder }
        : new() { ["train"] = TrainFolder };

    /// <summary>How the selection was fitted.</summary>
    public LassoOptions Lasso => _select!.Record.OptionsAs<LassoOptions>();

    /// <summary>How its responses were recorded.</summary>
    public ResponseOptions Responses => _respond!.Record.OptionsAs<RespondOptions>().Responses;

    /// <summary>Finds out what <paramref name="path"/> is and follows its inputs.</summary>
    /// <exception cref="InputException">It is none of the three, or an input of it is gone.</exception>
    public static NetworkSubject Of(string path)
    {
        if (File.Exists(path))
        {
            return new NetworkSubject(path, null);
        }

        return Directory.Exists(path) && Lineage.TryOf(path) is { Record.Step: "train" or ImportStep.Name } train
            ? new NetworkSubject(CheckpointIn(train), train)
            : Selected(path);
    }

    /// <summary>Follows the inputs of a folder of <c>an8 select</c>.</summary>
    /// <exception cref="InputException">It is not such a folder, or an input of it is gone.</exception>
    public static NetworkSubject Selected(string folder)
    {
        if (Directory.Exists(folder) && Lineage.TryOf(folder) is { Record.Step: ImportStep.Name } import)
        {
            NetworkInspection.RequireLayers(CheckpointIn(import), "a selection needs");
        }

        var select = Lineage.Of(folder, "select");
        Lineage respond = select.Behind("respond");
        Lineage train = respond.Behind("train");
        return new NetworkSubject(CheckpointIn(train), train, select, respond);
    }

    /// <summary>The images that the network was trained on, which must still be what they were.</summary>
    /// <exception cref="InputException">They were moved or changed.</exception>
    public DataInput Data(StepContext context) => _data ??= DataInput.Of(_train!, context);

    /// <summary>Everything behind a selection, for the plan of a step that measures.</summary>
    public StepInputs Everything(StepContext context) => new(
        new Dictionary<string, string>
        {
            ["select"] = _select!.Folder,
            ["respond"] = _respond!.Folder,
            ["train"] = _train!.Folder,
            [Data(context).Key] = Data(context).Folder,
        },
        Data(context).Fingerprints);

    /// <summary>The fingerprints of the inputs that no step wrote: the images', and a file's content.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints(IReadOnlyDictionary<string, string> images) =>
        TrainFolder is not null
            ? images
            : new Dictionary<string, string>(images) { [Lineage.Model] = PictureFiles.Of(Checkpoint).Fingerprint() };

    /// <summary>What the checkpoint says about the network, without its weights.</summary>
    public NetworkDescription Describe() => Learning.Networks.Checkpoint.Describe(Checkpoint);

    /// <summary>Reads the network.</summary>
    public Network Network() => Learning.Networks.Checkpoint.Read(Checkpoint);

    /// <summary>The samples of a split of the network's fold.</summary>
    public IReadOnlyList<Sample> Samples(Dataset dataset, Split split) =>
        NetworkImages.SplitOf(dataset, TrainingFile.Read(TrainFolder!).TestFold, split);

    /// <summary>The recorded responses; their columns must be the selection's rows.</summary>
    /// <exception cref="InputException">They are not.</exception>
    public ResponseTable Table(IReadOnlyList<Feature> features)
    {
        ResponseTable table = ResponseFolder.Read(_respond!.Folder);
        return features.SequenceEqual(table.Features)
            ? table
            : throw new InputException($"{_select!.Folder}: its features are not those of {_respond.Folder}");
    }

    /// <summary>The selection: its features, and features x classes weights, row by row.</summary>
    /// <exception cref="InputException">A file is damaged, or a weight is not finite.</exception>
    public (IReadOnlyList<Feature> Features, double[] Weights) Selection(int classCount) =>
        SelectionFolder.Read(_select!.Folder, classCount);

    /// <summary>An explainer of <paramref name="network"/>, which it borrows.</summary>
    public Explainer Explainer(Network network)
    {
        if (_select is null)
        {
            return new Explainer(network, null, [], []);
        }

        (IReadOnlyList<Feature> features, double[] weights) = Selection(network.Description.Classes.Count);
        return new Explainer(network, new ResponseRecorder(network, Responses), features, weights);
    }

    private static string CheckpointIn(Lineage train) => Path.Combine(train.Folder, TrainStep.CheckpointName);
}
