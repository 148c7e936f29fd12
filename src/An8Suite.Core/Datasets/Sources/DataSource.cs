using An8Suite.Core.Imaging;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>Opens any folder that a network can be trained on.</summary>
public static class DataSource
{
    // Also what an unfinished or copied dataset has: such a one must never be taken for class folders.
    private static readonly string[] OwnMarks =
        ["step.json", DatasetLayout.Provenance, DatasetLayout.Parts, ".an8-begun.json", ".an8-partial"];

    /// <summary>What kind of data <paramref name="folder"/> holds; null when it is no folder or holds none.</summary>
    public static DatasetKind? KindOf(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        if (OwnMarks.Any(mark => File.Exists(Path.Combine(folder, mark))))
        {
            return DatasetKind.Generated;
        }

        return IdxNames.AnyIn(folder) ? DatasetKind.Idx
            : ImageFolderFiles.ClassFolders(folder).Count > 0 ? DatasetKind.ImageFolder
            : null;
    }

    /// <summary>The class names of a folder of IDX files, in order of label.</summary>
    /// <exception cref="InputException">Its file of names cannot be read or makes no sense.</exception>
    public static IReadOnlyList<string> IdxClasses(string folder) => IdxNames.Classes(folder);

    /// <summary>
    /// Reads the folder's classes and samples; pixels follow on demand, through <see cref="Dataset.ReadImage"/>.
    /// </summary>
    /// <param name="folder">Of any <see cref="DatasetKind"/>.</param>
    /// <param name="codec">Decodes pictures that are not the suite's own.</param>
    /// <param name="seed">Deals samples into folds or splits where the folder does not.</param>
    /// <param name="cancellation">Looked at between files.</param>
    /// <exception cref="InputException">The folder is of no kind, or something in it is wrong.</exception>
    public static Dataset Open(
        string folder, PictureCodec codec, ulong seed, CancellationToken cancellation = default) =>
        KindOf(folder) switch
        {
            DatasetKind.ImageFolder => ImageFolderSource.Open(folder, codec, seed, cancellation),
            DatasetKind.Idx => IdxSource.Open(folder, seed),
            _ => DatasetReader.Read(folder),
        };
}
