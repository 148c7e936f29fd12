using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets;

/// <summary>A dataset folder that has been read: its classes, parts and samples; pixels are read on demand.</summary>
public sealed record Dataset
{
    /// <summary>The dataset's folder.</summary>
    public required string Root { get; init; }

    /// <summary>Such as <c>an8flower-single-6c</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of folder it was read from.</summary>
    public DatasetKind Kind { get; init; }

    /// <summary>Columns of every image; 0 where <see cref="Sizes"/> holds several.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of every image; 0 where <see cref="Sizes"/> holds several.</summary>
    public required int Height { get; init; }

    /// <summary>
    /// How many images have which size, the most frequent first; empty where the suite gave all one size.
    /// </summary>
    public IReadOnlyList<KeyValuePair<PictureSize, int>> Sizes { get; init; } = [];

    /// <summary>How many cross-validation folds the poses are dealt into; 1 where the splits are fixed.</summary>
    public required int FoldCount { get; init; }

    /// <summary>In order of label.</summary>
    public required IReadOnlyList<ClassEntry> Classes { get; init; }

    /// <summary>In order of id.</summary>
    public required IReadOnlyList<PartEntry> Parts { get; init; }

    /// <summary>In order of pose, then label.</summary>
    public required IReadOnlyList<Sample> Samples { get; init; }

    /// <summary>
    /// SHA-256 of the metadata of all splits, lower-case hex: two datasets with the same one have the same rows.
    /// </summary>
    /// <remarks>Without metadata, of the names and bytes of all files that were read.</remarks>
    public string MetadataSha256 { get; init; } = string.Empty;

    /// <summary>What a user should know about how the folder was read, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// Reads the pictures of a folder that is not the suite's own; null where they are the suite's PNG files.
    /// </summary>
    public Func<Sample, ColorImage>? Pictures { get; init; }

    /// <summary>The mask policies that every sample has.</summary>
    public IReadOnlyList<string> MaskPolicies => Samples.Count == 0 ? [] : [.. Samples[0].MaskPaths.Keys];

    /// <summary>The sample's colour image; throws <see cref="InputException"/> naming the file.</summary>
    public ColorImage ReadImage(Sample sample)
    {
        if (Pictures is not null)
        {
            return Pictures(sample);
        }

        string path = PathOf(sample.ImagePath);
        ColorImage image = PngReader.ReadColor(path);
        RequireSize(image.Width, image.Height, path);
        return image;
    }

    /// <summary>The sample's part ids; throws <see cref="InputException"/> naming the file.</summary>
    public PartMask ReadParts(Sample sample)
    {
        RequireMasks();
        string path = PathOf(sample.PartsPath);
        PartMask parts = PngReader.ReadParts(path);
        RequireSize(parts.Width, parts.Height, path);
        int highest = parts.Ids.Max();
        return highest <= Parts.Count
            ? parts
            : throw new InputException($"{path}: expected part ids 0 to {Parts.Count}, found {highest}");
    }

    /// <summary>Whether a part id is of the mesh that the classes are told by, or of a copy of it.</summary>
    public bool IsPlant(byte id) => id >= 1 && id <= Parts.Count && Parts[id - 1].IsPlant;

    /// <summary>
    /// The sample's mask under a policy such as <c>class_part</c>; throws <see cref="InputException"/> naming the file.
    /// </summary>
    public BinaryMask ReadMask(Sample sample, string policy)
    {
        RequireMasks();
        if (!sample.MaskPaths.TryGetValue(policy, out string? relative))
        {
            throw new InputException(
                $"{Root}: no masks of policy '{policy}'; {NearestName.Hint(policy, [.. sample.MaskPaths.Keys])}");
        }

        string path = PathOf(relative);
        BinaryMask mask = PngReader.ReadMask(path);
        RequireSize(mask.Width, mask.Height, path);
        return mask;
    }

    private void RequireMasks()
    {
        if (Kind != DatasetKind.Generated)
        {
            throw new InputException(
                $"{Root}: has pictures alone, no masks and no parts; only datasets of 'an8 generate' have them");
        }
    }

    private string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    private void RequireSize(int width, int height, string path) =>
        RequireSize(new PictureSize(width, height), new PictureSize(Width, Height), path);

    /// <summary>Refuses a picture of another size than its dataset's.</summary>
    internal static void RequireSize(PictureSize size, PictureSize expected, string path)
    {
        if (size != expected)
        {
            throw new InputException(
                $"{path}: expected {expected} pixels as in the rest of the dataset, found {size}");
        }
    }
}
