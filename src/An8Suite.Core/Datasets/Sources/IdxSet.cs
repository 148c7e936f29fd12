using System.Globalization;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>The grey images of one IDX file, with the labels of the file beside it.</summary>
public sealed class IdxSet
{
    private static readonly string[] SetNames = ["train", "t10k"];

    private readonly IdxFile _images;

    private IdxSet(string imagesPath, string? labelsPath)
    {
        (ImagesPath, LabelsPath) = (imagesPath, labelsPath);
        _images = IdxFile.Read(imagesPath, 3);
        Labels = labelsPath is null ? null : IdxFile.Read(labelsPath, 1).Values;
        if (Labels is not null && Labels.Length != Count)
        {
            throw new InputException($"{labelsPath}: expected {Count} labels as {Path.GetFileName(imagesPath)} has "
                + $"images, found {Labels.Length}");
        }
    }

    /// <summary>The file of images.</summary>
    public string ImagesPath { get; }

    /// <summary>The file of labels; null where there is none.</summary>
    public string? LabelsPath { get; }

    /// <summary>One label an image; null where there is no file of them.</summary>
    public byte[]? Labels { get; }

    /// <summary>How many images.</summary>
    public int Count => _images.Shape[0];

    /// <summary>Of every image.</summary>
    public PictureSize Size => new(_images.Shape[2], _images.Shape[1]);

    private string SetName =>
        Path.GetFileName(ImagesPath).StartsWith("t10k", StringComparison.Ordinal) ? "test" : "train";

    /// <summary>The sets of a folder in order: train, then test, either of which may be missing.</summary>
    /// <exception cref="InputException">A file is damaged, or images and labels do not fit together.</exception>
    public static IReadOnlyList<IdxSet> In(string folder) =>
        [.. SetNames.Select(name => IdxNames.Find(folder, name, "images", 3)).OfType<string>().Select(Read)];

    /// <summary>Reads a file of images and, where it lies beside it, its file of labels.</summary>
    /// <exception cref="InputException">A file is damaged, or images and labels do not fit together.</exception>
    public static IdxSet Read(string imagesPath)
    {
        string name = Path.GetFileName(imagesPath);
        string? labels = name.Contains("-images", StringComparison.Ordinal)
            ? IdxNames.Find(
                Path.GetDirectoryName(imagesPath)!,
                name[..name.IndexOf("-images", StringComparison.Ordinal)], "labels", 1)
            : null;
        return new IdxSet(imagesPath, labels);
    }

    /// <summary>Whether a file's name is one of IDX images.</summary>
    public static bool IsImagesFile(string path) =>
        Path.GetFileName(path).Contains("idx3-ubyte", StringComparison.Ordinal);

    /// <summary>Such as <c>test-00017</c>.</summary>
    public string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"{SetName}-{index:D5}");

    /// <summary>Where an image lies, for messages.</summary>
    public string PathOf(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(ImagesPath)}[{index}]");

    /// <summary>An image with its grey in all three channels.</summary>
    public ColorImage Picture(int index)
    {
        int pixels = Size.Width * Size.Height;
        byte[] rgb = new byte[3 * pixels];
        ReadOnlySpan<byte> grey = _images.Values.AsSpan(index * pixels, pixels);
        for (int i = 0; i < pixels; i++)
        {
            rgb.AsSpan(3 * i, 3).Fill(grey[i]);
        }

        return new ColorImage(Size.Width, Size.Height, rgb);
    }

    /// <summary>SHA-256 of images and labels, lower-case hex.</summary>
    public string Fingerprint() => SourceFile.Fingerprint(Sums());

    /// <summary>What goes into a fingerprint: the content, so a file and its gzip are the same.</summary>
    internal IEnumerable<(string Name, long Length, byte[] Sha256)> Sums() =>
    [
        ($"{SetName}-images {Size}", _images.Values.Length, Checksum.Of(_images.Values)),
        ($"{SetName}-labels", Labels?.Length ?? 0, Checksum.Of(Labels ?? [])),
    ];
}
