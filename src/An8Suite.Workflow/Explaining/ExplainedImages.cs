using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Labels;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Explaining;

/// <summary>Which images are explained: a split of what the network was trained on, or files that were named.</summary>
internal sealed class ExplainedImages
{
    private readonly NamedImages? _named;
    private readonly DataInput? _data;
    private readonly string? _trainFolder;

    private ExplainedImages(NamedImages? named, DataInput? data, string? trainFolder)
    {
        (_named, _data, _trainFolder) = (named, data, trainFolder);
    }

    /// <summary>Whether every image has parts and masks.</summary>
    public bool HasMasks => _data?.HasMasks == true;

    /// <summary>What the network was trained on; null where files were named instead.</summary>
    public Dataset? Dataset => _named is null ? _data!.Open() : null;

    /// <summary>Where they come from, for <c>step.json</c>; null for a dataset of ours.</summary>
    public DataRecord? Record(NetworkSubject subject)
    {
        string resize = subject.Describe().Fit.Rule;
        return _named?.Record(resize) ?? _data!.Record(null, resize);
    }

    /// <summary>For the plan.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints => _named?.Fingerprints ?? _data!.Fingerprints;

    /// <summary>The images that <paramref name="paths"/> name or, without any, those of the network's fold.</summary>
    /// <exception cref="InputException">A path is wrong, or a checkpoint file comes without paths.</exception>
    public static ExplainedImages Of(NetworkSubject subject, IReadOnlyList<string> paths, StepContext context)
    {
        if (paths.Count > 0)
        {
            return new ExplainedImages(NamedImages.Of(paths, context), null, null);
        }

        return subject.TrainFolder is string train
            ? new ExplainedImages(null, subject.Data(context), train)
            : throw new InputException(
                $"{subject.Checkpoint}: a checkpoint does not say which images to explain; name them with --pictures");
    }

    /// <summary>Adds them to a plan's inputs.</summary>
    public Dictionary<string, string> AddTo(Dictionary<string, string> inputs)
    {
        foreach ((string key, string path) in _named?.Inputs
            ?? new Dictionary<string, string> { [_data!.Key] = _data.Folder })
        {
            inputs[key] = path;
        }

        return inputs;
    }

    /// <summary>
    /// The images, at most <see cref="ExplainStepOptions.ImagesPerClass"/> of each class, those of unknown class
    /// counting as one.
    /// </summary>
    /// <param name="options">The split, the limit, and the seed that chooses.</param>
    /// <param name="classes">The network's class names.</param>
    /// <exception cref="InputException">
    /// The true class is to be explained and one image has none that is known.
    /// </exception>
    public IReadOnlyList<ImageToExplain> Choose(ExplainStepOptions options, IReadOnlyList<string> classes)
    {
        IReadOnlyList<ImageToExplain> images = _named is null ? OfSplit(options.Split) : _named.Images(classes);
        if (options.ClassChoice == "true" && images.FirstOrDefault(image => image.Label is null) is { } unknown)
        {
            throw new InputException($"--class true: the true class of '{unknown.Id}' is not known; "
                + "explain the predicted class or name one");
        }

        if (options.ImagesPerClass is not int limit)
        {
            return images;
        }

        HashSet<string> chosen = [.. images.GroupBy(image => image.Label).SelectMany(members =>
        {
            ImageToExplain[] all = [.. members];
            ulong index = members.Key is int label ? (ulong)label : ulong.MaxValue;
            int[] order = new CounterRandom(options.Seed, "explained-images", index).Permutation(all.Length);
            return order.Take(limit).Select(i => all[i].Id);
        })];
        return [.. images.Where(image => chosen.Contains(image.Id))];
    }

    private ImageToExplain[] OfSplit(Split? split)
    {
        Dataset dataset = _data!.Open();
        return [.. NetworkImages.SplitOf(dataset, TrainingFile.Read(_trainFolder!).TestFold, split)
            .Select(sample => ImageToExplain.Of(dataset, sample))];
    }
}
