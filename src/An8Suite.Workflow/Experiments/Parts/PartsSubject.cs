using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Learning.Networks;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>A network and the dataset whose views it is asked about.</summary>
/// <param name="Network">A selection, or the folder of a training or an import.</param>
/// <param name="DatasetFolder">Of <c>an8 generate</c>.</param>
internal sealed record PartsSubject(NetworkSubject Network, string DatasetFolder)
{
    /// <summary>Finds both.</summary>
    /// <param name="folder">The network's.</param>
    /// <param name="dataset">Another dataset than its own; null for that.</param>
    public static PartsSubject Of(string folder, string? dataset)
    {
        var network = NetworkSubject.Of(folder);
        return new PartsSubject(network, dataset ?? network.GeneratedFolder ?? throw new InputException(
            $"{folder}: its network was not trained on a dataset of 'an8 generate', whose views alone can be rendered "
            + "again; name one with --dataset"));
    }

    /// <summary>For the plan.</summary>
    public StepInputs Inputs => new StepInputs(Network.Inputs, Network.Fingerprints(new Dictionary<string, string>()))
        .And([(GenerateStep.Name, DatasetFolder)]);

    /// <summary>The dataset, which must be one whose views can be rendered again and fit the network.</summary>
    /// <exception cref="InputException">It is another, or its classes or its size are not the network's.</exception>
    public Dataset Open(NetworkDescription network)
    {
        Dataset dataset = DatasetReader.Read(DatasetFolder);
        string[] classes = [.. dataset.Classes.Select(entry => entry.Name)];
        if (!classes.SequenceEqual(network.Classes))
        {
            throw new InputException(
                $"{DatasetFolder}: its classes are {string.Join(", ", classes)}; the network tells "
                + $"{string.Join(", ", network.Classes)} apart");
        }

        return (dataset.Width, dataset.Height) == (network.Width, network.Height)
            ? dataset
            : throw new InputException(
                $"{DatasetFolder}: its pictures have {dataset.Width} x {dataset.Height} pixels, the network takes "
                + $"{network.Width} x {network.Height}; render them in that size with 'an8 generate --size'");
    }

    /// <summary>The test images of the network's fold, or of the first where it is not known.</summary>
    public IReadOnlyList<Sample> Samples(Dataset dataset)
    {
        bool known = Network.TrainFolder is string train && File.Exists(Path.Combine(train, TrainingFile.FileName));
        int fold = known ? TrainingFile.Read(Network.TrainFolder!).TestFold : 0;
        return NetworkImages.SplitOf(dataset, fold < dataset.FoldCount ? fold : 0, Split.Test);
    }
}
