using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Explanations;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Studies;

/// <summary>The maps of one image that explain one class.</summary>
/// <param name="Sample">The image.</param>
/// <param name="Explained">The class.</param>
/// <param name="Folder">The folder of <c>explain</c>.</param>
internal sealed record StudySubject(Sample Sample, int Explained, string Folder);

/// <summary>What a study is made of: folders of <c>explain</c>, all on one dataset.</summary>
internal sealed class StudyMaterial
{
    private readonly string[] _folders;
    private readonly Dictionary<string, ExplanationIndex> _indices = [];

    /// <summary>Opens the folders.</summary>
    /// <exception cref="InputException">One is not of <c>explain</c>, or on other images than the first.</exception>
    public StudyMaterial(IReadOnlyList<string> folders, StudyOptions options)
    {
        _folders = [.. folders];
        foreach (string folder in folders)
        {
            var explain = Lineage.Of(folder, "explain");
            if (!explain.Has(GenerateStep.Name))
            {
                throw new InputException(
                    $"{folder}: its images come without masks, which the attention checks need; only datasets of "
                    + "'an8 generate' have them");
            }

            string dataset = explain.FolderOf(GenerateStep.Name);
            DatasetFolder ??= dataset;
            if (Path.GetFullPath(dataset) != Path.GetFullPath(DatasetFolder))
            {
                throw new InputException(
                    $"{folder}: explains images of {dataset}, {folders[0]} those of {DatasetFolder}; a study needs "
                    + "folders on one dataset");
            }

            _indices[folder] = ExplanationIndex.Read(folder);
        }

        Methods = MethodsOf(options);
    }

    /// <summary>The folder of the images.</summary>
    public string DatasetFolder { get; } = null!;

    /// <summary>What people are asked about: methods that every folder has.</summary>
    public IReadOnlyList<string> Methods { get; }

    /// <summary>
    /// Images drawn by the seed, about as many of each class, with every class that some folder explains of them.
    /// </summary>
    public IReadOnlyList<StudySubject> Subjects(Dataset dataset, int images, ulong seed)
    {
        HashSet<string> explained = [.. _indices.Values.SelectMany(index => index.Images.Select(image => image.Id))];
        Sample[] samples = [.. dataset.Samples.Where(sample => explained.Contains(sample.Id))];
        Sample[][] classes =
            [.. samples.GroupBy(sample => sample.Label).Select(members => Shuffled([.. members], seed))];
        HashSet<string> drawn = [.. Enumerable.Range(0, samples.Length)
            .SelectMany(round => classes.Where(members => round < members.Length).Select(members => members[round].Id))
            .Take(images)];
        return
        [
            .. from sample in samples
               where drawn.Contains(sample.Id)
               from folder in _folders
               let image = _indices[folder].Images.FirstOrDefault(image => image.Id == sample.Id)
               where image is not null
               let subject = new StudySubject(sample, image.ClassExplained, folder)
               group subject by (sample.Id, image.ClassExplained) into same
               select same.First(),
        ];
    }

    /// <summary>A method's map of a subject, laid over the picture in grey.</summary>
    public static ColorImage Overlay(Dataset dataset, StudySubject subject, string method)
    {
        string path = ExplanationIndex.HeatmapPath(subject.Folder, method, subject.Sample.Id);
        HeatGrid grid = HeatGrid.Read(path, out string shape)
            ?? throw new InputException($"{path}: expected a map of height x width, found the shape ({shape})");
        Heatmap heat = new HeatPreparation().Apply(grid, new PictureSize(dataset.Width, dataset.Height));
        return HeatmapOverlay.Draw(dataset.ReadImage(subject.Sample), heat, ColorMap.Inferno);
    }

    /// <summary>The mask or noise as a map of a sample, laid over the picture in grey.</summary>
    public static ColorImage Control(Dataset dataset, Sample sample, string control)
    {
        ColorImage image = dataset.ReadImage(sample);
        SampleInput input = new(sample.Id, sample.Label, image)
        {
            Parts = dataset.ReadParts(sample),
            IsObject = dataset.IsPlant,
            ClassMask = dataset.ReadMask(sample, MaskPolicy.ClassPart.Folder),
        };
        Heatmap heat = ExplanationMethods.Of(control).OfImage!(input, 0).Heatmap;
        return HeatmapOverlay.Draw(image, heat, ColorMap.Inferno);
    }

    private static Sample[] Shuffled(Sample[] members, ulong seed)
    {
        int[] order = new CounterRandom(seed, "study-images", (ulong)members[0].Label).Permutation(members.Length);
        return [.. order.Select(place => members[place])];
    }

    private string[] MethodsOf(StudyOptions options)
    {
        string[] all = [.. _indices[_folders[0]].Methods.Select(method => method.Name)
            .Where(name => _indices.Values.All(index => index.Methods.Any(method => method.Name == name)))];
        string[] methods = options.Methods.Count > 0
            ? Flags.Options.Split("--methods", string.Join(',', options.Methods), all)
            : [.. all.Where(name => !MethodTitle.Of(name).IsControl)];
        int least = options.PairTrials > 0 ? 2 : 1;
        return methods.Length >= least ? methods
            : throw new InputException(FormattableString.Invariant(
                $"--methods: expected {least} or more that every folder has, found {methods.Length}; ")
                + $"all have {string.Join(", ", all)}");
    }
}
