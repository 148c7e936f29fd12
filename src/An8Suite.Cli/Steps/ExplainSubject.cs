using An8Suite.Core;
using An8Suite.Core.Datasets.Sources;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;

namespace An8Suite.Cli.Steps;

/// <summary>What <c>an8 explain</c> was pointed at: a selection, the folder of <c>an8 train</c>, or a checkpoint file.</summary>
/// <remarks>Only a selection says which features are relevant; only a file comes without the images it was trained on.</remarks>
internal sealed class ExplainSubject
{
    private readonly string? _selectFolder;
    private readonly RespondOptions? _responses;

    private ExplainSubject(string checkpoint, string? trainFolder, string? selectFolder = null, RespondOptions? responses = null)
    {
        (Checkpoint, TrainFolder, _selectFolder, _responses) = (checkpoint, trainFolder, selectFolder, responses);
    }

    /// <summary>The network's file.</summary>
    public string Checkpoint { get; }

    /// <summary>The folder of <c>an8 train</c>; null for a file.</summary>
    public string? TrainFolder { get; }

    /// <summary>Whether there is a selection.</summary>
    public bool HasSelection => _selectFolder is not null;

    /// <summary>The inputs of the step's plan, but for the images.</summary>
    public Dictionary<string, string> Inputs => TrainFolder is null
        ? new() { ["model"] = Checkpoint }
        : HasSelection ? new() { ["select"] = _selectFolder!, ["train"] = TrainFolder }
        : new() { ["train"] = TrainFolder };

    /// <summary>The fingerprints of the inputs that no step wrote: the images', and a file's content.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints(IReadOnlyDictionary<string, string> images) => TrainFolder is not null
        ? images
        : new Dictionary<string, string>(images) { ["model"] = PictureFiles.Of(Checkpoint).Fingerprint() };

    /// <summary>Finds out what <paramref name="path"/> is and follows its inputs.</summary>
    /// <exception cref="InputException">It is none of the three, or an input of it is gone.</exception>
    public static ExplainSubject Of(string path)
    {
        if (File.Exists(path))
        {
            return new ExplainSubject(path, null);
        }

        if (Directory.Exists(path) && StepRecord.TryRead(path)?.Step is "train" or ImportStep.Name)
        {
            return new ExplainSubject(Path.Combine(path, TrainStep.CheckpointName), path);
        }

        string respondFolder = StepRecord.Read(path, "select").InputFolder(path, "respond");
        StepRecord respond = StepRecord.Read(respondFolder, "respond");
        string trainFolder = respond.InputFolder(respondFolder, "train");
        return new ExplainSubject(
            Path.Combine(trainFolder, TrainStep.CheckpointName), trainFolder, path, respond.OptionsAs<RespondOptions>());
    }

    /// <summary>An explainer of <paramref name="network"/>, which it borrows.</summary>
    public Explainer Explainer(Network network)
    {
        if (_selectFolder is null)
        {
            return new Explainer(network, null, [], []);
        }

        (IReadOnlyList<Feature> features, double[] weights) =
            SelectionFolder.Read(_selectFolder, network.Description.Classes.Count);
        return new Explainer(network, new ResponseRecorder(network, _responses!.Responses), features, weights);
    }
}
