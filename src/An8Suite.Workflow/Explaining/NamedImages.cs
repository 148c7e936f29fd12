using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Sources;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Pictures;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Explaining;

/// <summary>
/// The images that <c>an8 explain --pictures</c> names: files, folders of them at any depth, IDX files.
/// </summary>
/// <remarks>
/// Ids are the paths from the folder that was named, that folder's own name before them where several were. The class
/// of a picture is known where a folder on its path is called after one of the network's; of an IDX image, where it has
/// a label.
/// </remarks>
internal sealed class NamedImages
{
    private readonly List<NamedImage> _images = [];
    private readonly Dictionary<string, string> _inputs = [];
    private readonly Dictionary<string, string> _fingerprints = [];
    private bool _idx;

    private NamedImages()
    {
    }

    /// <summary>For the plan: the paths as they were named, and what they hold.</summary>
    public IReadOnlyDictionary<string, string> Inputs => _inputs;

    /// <inheritdoc cref="Inputs"/>
    public IReadOnlyDictionary<string, string> Fingerprints => _fingerprints;

    /// <summary>For <c>step.json</c>.</summary>
    /// <param name="resize">A <see cref="PictureFit.Rule"/>.</param>
    public DataRecord Record(string resize) => new()
    {
        Kind = _idx ? DatasetKind.Idx : DatasetKind.ImageFolder,
        Images = _images.Count,
        Folds = FoldSplit.Fixed,
        Resize = resize,
    };

    /// <summary>Finds the images.</summary>
    /// <exception cref="InputException">A path does not exist, holds no picture, or is a dataset of ours.</exception>
    public static NamedImages Of(IReadOnlyList<string> paths, StepContext context)
    {
        NamedImages images = new();
        foreach ((int number, string path) in paths.Index())
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"images#{number}");
            string prefix = paths.Count > 1 && Directory.Exists(path) ? Path.GetFileName(Path.GetFullPath(path)) + "/"
                : string.Empty;
            images._inputs[key] = path;
            images._fingerprints[key] = images.Add(path, prefix, context);
        }

        return images;
    }

    /// <summary>The images with their labels among <paramref name="classes"/>.</summary>
    /// <exception cref="InputException">Two would have the same id.</exception>
    public IReadOnlyList<ImageToExplain> Images(IReadOnlyList<string> classes)
    {
        IReadOnlyList<string> ids = SampleIds.Of([.. _images.Select(image => image.Path)]);
        Dictionary<string, int> labels = classes.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        return [.. _images.Select((image, i) => new ImageToExplain(
            ids[i], image.Names.Where(labels.ContainsKey).Select(name => (int?)labels[name]).FirstOrDefault(),
            image.Read))];
    }

    private string Add(string path, string prefix, StepContext context)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new InputException($"--pictures: {path}: no such file or folder");
        }

        if (File.Exists(path))
        {
            return IdxSet.IsImagesFile(path) ? AddIdx([IdxSet.Read(path)], prefix, path)
                : AddPictures(PictureFiles.Of(path), prefix);
        }

        switch (DataSource.KindOf(path))
        {
            case DatasetKind.Generated:
                throw new InputException($"--pictures: {path}: holds the output of a verb; name a folder of pictures, "
                    + $"such as {path}/test/images");
            case DatasetKind.Idx:
                return AddIdx(IdxSet.In(path), prefix, path);
            default:
                var files = PictureFiles.In(path);
                context.Reporter.SayIfAny(
                    files.Others.Count > 0 ? $"{path}: {files.Others.Count} files of other kinds are left out" : null);
                return AddPictures(files, prefix);
        }
    }

    private string AddPictures(PictureFiles files, string prefix)
    {
        string root = Path.GetFileName(Path.GetFullPath(files.Root.Length > 0 ? files.Root : "."));
        _images.AddRange(files.Paths.Select(path => new NamedImage(
            prefix + path, [.. path.Split('/').SkipLast(1).Reverse(), root],
            () => files.Read(path, PictureDecoder.Codec))));
        return files.Fingerprint();
    }

    private string AddIdx(IReadOnlyList<IdxSet> sets, string prefix, string path)
    {
        _idx = true;
        IReadOnlyList<string> names = DataSource.IdxClasses(
            Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!);
        foreach (IdxSet set in sets)
        {
            _images.AddRange(Enumerable.Range(0, set.Count).Select(i => new NamedImage(
                prefix + set.IdOf(i),
                set.Labels is { } labels && labels[i] < names.Count ? [names[labels[i]]] : [],
                () => set.Picture(i))));
        }

        return string.Join('+', sets.Select(set => set.Fingerprint()));
    }

    /// <summary>One image.</summary>
    /// <param name="Path">What its id is made of.</param>
    /// <param name="Names">What its class may be called, the likeliest first.</param>
    /// <param name="Read">Its pixels.</param>
    private sealed record NamedImage(string Path, IReadOnlyList<string> Names, Func<ColorImage> Read);
}
