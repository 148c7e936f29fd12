using An8Suite.Cli.Steps;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;

namespace An8Suite.Cli.Experiments;

/// <summary>A folder of <c>an8 select</c> with everything behind it: responses, network and images.</summary>
internal sealed class SelectedNetwork
{
    private readonly string _selectFolder;
    private readonly string _respondFolder;
    private readonly string _trainFolder;
    private readonly DataInput _data;

    private SelectedNetwork(string selectFolder, string respondFolder, string trainFolder, DataInput data)
    {
        (_selectFolder, _respondFolder, _trainFolder, _data) = (selectFolder, respondFolder, trainFolder, data);
    }

    /// <summary>Follows the inputs of <paramref name="selectFolder"/>.</summary>
    /// <exception cref="InputException">It is not such a folder, or an input of it is gone.</exception>
    public static SelectedNetwork Of(string selectFolder, StepContext context)
    {
        string respondFolder = StepRecord.Read(selectFolder, "select").InputFolder(selectFolder, "respond");
        string trainFolder = StepRecord.Read(respondFolder, "respond").InputFolder(respondFolder, "train");
        DataInput data = DataInput.Of(StepRecord.Read(trainFolder, "train"), trainFolder, context);
        return new SelectedNetwork(selectFolder, respondFolder, trainFolder, data);
    }

    /// <summary>For a step's plan.</summary>
    public Dictionary<string, string> Inputs => new()
    {
        ["select"] = _selectFolder,
        ["respond"] = _respondFolder,
        ["train"] = _trainFolder,
        [_data.Key] = _data.Folder,
    };

    /// <summary>Of those inputs that no step wrote.</summary>
    public IReadOnlyDictionary<string, string> ForeignFingerprints => _data.Fingerprints;

    /// <summary>Whether its images are views of <c>an8 generate</c>, which can be rendered again with changes.</summary>
    public bool CanBeRendered => _data.Key == GenerateStep.Name;

    /// <summary>How the selection was fitted.</summary>
    public LassoOptions Lasso => StepRecord.Read(_selectFolder, "select").OptionsAs<LassoOptions>();

    /// <summary>How its responses were recorded.</summary>
    public ResponseOptions Responses => StepRecord.Read(_respondFolder, "respond").OptionsAs<RespondOptions>().Responses;

    /// <summary>Reads the network.</summary>
    public Network Network() => Checkpoint.Read(Path.Combine(_trainFolder, TrainStep.CheckpointName));

    /// <summary>Reads the dataset's tables.</summary>
    public Dataset Dataset() => _data.Open();

    /// <summary>The samples of a split of the network's fold.</summary>
    public IReadOnlyList<Sample> Samples(Dataset dataset, Split split) =>
        RespondStep.SplitOf(dataset, TrainingFile.Read(_trainFolder).TestFold, split);

    /// <summary>The recorded responses; their columns must be the selection's rows.</summary>
    /// <exception cref="InputException">They are not.</exception>
    public ResponseTable Table(IReadOnlyList<Feature> features)
    {
        ResponseTable table = ResponseFolder.Read(_respondFolder);
        return features.SequenceEqual(table.Features)
            ? table
            : throw new InputException($"{_selectFolder}: its features are not those of {_respondFolder}");
    }

    /// <summary>The selection: its features, and features x classes weights, row by row.</summary>
    /// <exception cref="InputException">A file is damaged, or a weight is not finite.</exception>
    public (IReadOnlyList<Feature> Features, double[] Weights) Selection(int classCount) =>
        SelectionFolder.Read(_selectFolder, classCount);

    /// <summary>Reads the pictures of some samples in the size of the network's input.</summary>
    public static ImageSet Load(Dataset dataset, Network network, IReadOnlyList<Sample> samples, StepContext context)
    {
        PictureSizing sizing = new(network.Description.Width, network.Description.Height);
        ImageSet images = ImageSet.Load(samples, sample => sizing.Apply(dataset.ReadImage(sample)), context.Token);
        context.Reporter.SayIfAny(sizing.Note());
        return images;
    }
}
