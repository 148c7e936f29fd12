using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Sources;
using An8Suite.Core.Imaging;
using An8Suite.Workflow.Pictures;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Generating;

/// <summary>
/// The images that a step reads: a dataset of <c>an8 generate</c>, or any other folder that can be trained on.
/// </summary>
/// <remarks>
/// A step of ours has its fingerprint in step.json. Other folders have none, so their names and bytes are hashed when
/// they are opened; <c>an8 train</c> records the hash, and the steps after it refuse a folder that no longer has it.
/// </remarks>
internal sealed class DataInput
{
    private const string Own = GenerateStep.Name;
    private const string Foreign = Lineage.ForeignImages;

    private readonly Dataset? _foreign;

    private DataInput(string folder, Dataset? foreign) => (Folder, _foreign) = (folder, foreign);

    /// <summary>As it was named, or as a path from the current folder.</summary>
    public string Folder { get; }

    /// <summary>Its entry among a plan's inputs.</summary>
    public string Key => _foreign is null ? Own : Foreign;

    /// <summary>For a plan; empty for a dataset of ours.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints => _foreign is null
        ? new Dictionary<string, string>()
        : new Dictionary<string, string> { [Foreign] = _foreign.MetadataSha256 };

    /// <summary>
    /// A folder that a user named; <paramref name="seed"/> deals its images into folds where it has no splits.
    /// </summary>
    /// <exception cref="InputException">It is no folder of images, or something in it is wrong.</exception>
    public static DataInput Named(string folder, ulong seed, StepContext context) => DataSource.KindOf(folder) switch
    {
        DatasetKind.Generated => new DataInput(folder, null),
        null when Directory.Exists(folder) => throw new InputException(
            $"{folder}: is not the finished output of 'an8 {Own}', and there is neither a folder of pictures a class "
            + "nor train-images-idx3-ubyte in it"),
        null => new DataInput(folder, null),
        _ => Opened(folder, seed, context).WithNotes(context),
    };

    /// <summary>The folder that a network was trained on, which must still be what it was.</summary>
    /// <exception cref="InputException">It was moved or changed.</exception>
    public static DataInput Of(Lineage train, StepContext context)
    {
        if (!train.Has(Foreign))
        {
            return new DataInput(train.FolderOf(Own), null);
        }

        string folder = train.FolderOf(Foreign);
        DataInput input = DataSource.KindOf(folder) is DatasetKind.ImageFolder or DatasetKind.Idx
            ? Opened(folder, train.Record.Seed, context)
            : throw Changed(folder, train.Folder);
        return input._foreign!.MetadataSha256 == train.Record.InputFingerprints[Foreign]
            ? input
            : throw Changed(folder, train.Folder);
    }

    /// <summary>Whether every image has parts and masks.</summary>
    public bool HasMasks => _foreign is null;

    /// <summary>Reads it.</summary>
    public Dataset Open() => _foreign ?? DatasetReader.Read(Folder);

    /// <summary>What <c>step.json</c> says about it; null for a dataset of ours, whose own record says more.</summary>
    /// <param name="inputSize">The side that was asked for, if any.</param>
    /// <param name="resize">A <see cref="PictureFit.Rule"/>.</param>
    public DataRecord? Record(int? inputSize, string resize) => _foreign is null
        ? null
        : new DataRecord
        {
            Kind = _foreign.Kind,
            Images = _foreign.Samples.Count,
            Folds = _foreign.FoldCount,
            InputSize = inputSize,
            Resize = resize,
        };

    private static DataInput Opened(string folder, ulong seed, StepContext context) =>
        new(folder, DataSource.Open(folder, PictureDecoder.Codec, seed, context.Token));

    private DataInput WithNotes(StepContext context)
    {
        foreach (string note in _foreign!.Notes)
        {
            context.Reporter.Say($"    {Folder}: {note}");
        }

        return this;
    }

    private static InputException Changed(string folder, string trainFolder) =>
        new($"{folder}: its files have changed since {trainFolder} was trained on them; put them back, "
            + "or train again with --force");
}
