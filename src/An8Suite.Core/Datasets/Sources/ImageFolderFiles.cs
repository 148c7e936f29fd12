using System.IO.Enumeration;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>Which files of an image folder are pictures of which class and split, in text order.</summary>
/// <remarks>
/// As torchvision's ImageFolder: one folder a class, the names sorted, pictures at any depth below. Hidden files and
/// folders are passed over, and links to folders inside a class are not followed, so that no picture is read twice.
/// </remarks>
internal static class ImageFolderFiles
{
    /// <summary>One picture.</summary>
    /// <param name="Path">From the root, with forward slashes.</param>
    /// <param name="ClassName">The class folder.</param>
    /// <param name="Split">The split's folder; null where there are none.</param>
    internal sealed record Entry(string Path, string ClassName, Split? Split);

    /// <summary>The names of the visible folders in <paramref name="folder"/>.</summary>
    public static IReadOnlyList<string> ClassFolders(string folder) =>
        Listed(folder, () => Directory.EnumerateDirectories(folder)
            .Select(path => Path.GetFileName(path)!).Where(name => name[0] != '.')
            .Order(StringComparer.Ordinal).ToArray());

    /// <summary>Lists the pictures; <paramref name="others"/> are the names of files that are none.</summary>
    /// <exception cref="InputException">A class folder has no picture, or a folder cannot be listed.</exception>
    public static IReadOnlyList<Entry> List(string folder, out IReadOnlyList<string> others)
    {
        List<string> left = [];
        others = left;
        IReadOnlyList<string> names = ClassFolders(folder);
        return SplitFolders.Of(folder, names) is { } splits
            ? [.. splits.OrderBy(split => split.Value).SelectMany(
                split => Classes(folder, split.Key, ClassFolders(Path.Combine(folder, split.Key)), split.Value, left))]
            : Classes(folder, string.Empty, names, null, left);
    }

    /// <summary>
    /// The pictures of one folder at any depth, as paths from <paramref name="root"/> with forward slashes.
    /// </summary>
    /// <param name="root">What the paths start from.</param>
    /// <param name="folder">The folder, in the root.</param>
    /// <param name="others">Is given the files that are no pictures.</param>
    public static IReadOnlyList<string> Pictures(string root, string folder, List<string> others)
    {
        FileSystemEnumerable<string> files = new(folder, (ref entry) => entry.ToFullPath(), new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
            IgnoreInaccessible = false,
        })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        string[] found = Listed(folder, () => files
            .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal).ToArray());
        others.AddRange(found.Where(path => !PictureCodec.IsPicture(path)));
        return [.. found.Where(PictureCodec.IsPicture)];
    }

    private static string[] Listed(string folder, Func<string[]> list)
    {
        try
        {
            return list();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{folder}: cannot be listed: {error.Message}", error);
        }
    }

    private static List<Entry> Classes(
        string root, string within, IReadOnlyList<string> names, Split? split, List<string> others)
    {
        List<Entry> entries = [];
        foreach (string name in names)
        {
            string folder = Path.Combine(root, within, name);
            IReadOnlyList<string> pictures = Pictures(root, folder, others);
            entries.AddRange(pictures.Count > 0
                ? pictures.Select(path => new Entry(path, name, split))
                : throw new InputException(
                    $"{folder}: a class folder without pictures ({string.Join(", ", PictureCodec.Endings)}); "
                    + "remove it or fill it"));
        }

        return entries.Count > 0
            ? entries
            : throw new InputException($"{Path.Combine(root, within)}: expected one folder a class, found none");
    }
}
