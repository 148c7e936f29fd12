using An8Suite.Core.Files;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>Pictures of a file or folder that need not be sorted by class.</summary>
/// <param name="Root">The folder the paths start from.</param>
/// <param name="Paths">With forward slashes, in text order.</param>
/// <param name="Others">Files in the folder that are no pictures.</param>
public sealed record PictureFiles(string Root, IReadOnlyList<string> Paths, IReadOnlyList<string> Others)
{
    /// <summary>The pictures at any depth of a folder.</summary>
    /// <exception cref="InputException">There is none, or the folder cannot be listed.</exception>
    public static PictureFiles In(string folder)
    {
        List<string> others = [];
        IReadOnlyList<string> paths = ImageFolderFiles.Pictures(folder, folder, others);
        return paths.Count > 0
            ? new PictureFiles(folder, paths, others)
            : throw new InputException($"{folder}: no pictures in it ({string.Join(", ", PictureCodec.Endings)})");
    }

    /// <summary>One file, whatever its ending.</summary>
    public static PictureFiles Of(string file) =>
        new(Path.GetDirectoryName(file) ?? string.Empty, [Path.GetFileName(file)], []);

    /// <summary>The pixels of one of <see cref="Paths"/>.</summary>
    public ColorImage Read(string path, PictureCodec codec) =>
        ImageFolderSource.Decode(Path.Combine(Root, path), codec);

    /// <summary>SHA-256 of the names and bytes of all pictures, lower-case hex.</summary>
    public string Fingerprint() => SourceFile.Fingerprint(Paths.Select(path =>
    {
        byte[] bytes = SourceFile.ReadBytes(Path.Combine(Root, path));
        return (path, (long)bytes.Length, Checksum.Of(bytes));
    }));
}
