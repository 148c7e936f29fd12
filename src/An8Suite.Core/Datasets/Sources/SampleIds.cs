using System.Text;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>Names pictures after their files, so that a heatmap's file says which picture it is of.</summary>
public static class SampleIds
{
    // Room for endings such as .overlay.png in a file system's 255 bytes.
    private const int MostBytes = 200;

    /// <summary>
    /// One id a path: the relative path with '-' for its separators and without its ending, which stays only where two
    /// files of one folder differ in nothing else.
    /// </summary>
    /// <exception cref="InputException">
    /// Two paths come to the same id, or one is too long for a file's name.
    /// </exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> paths)
    {
        Dictionary<string, int> stems = paths.CountBy(Stem).ToDictionary();
        string[] ids = [.. paths.Select(path => stems[Stem(path)] == 1 ? Stem(path) : Joined(path))];
        Dictionary<string, string> seen = [];
        for (int i = 0; i < ids.Length; i++)
        {
            if (!seen.TryAdd(ids[i], paths[i]))
            {
                throw new InputException(
                    $"{paths[i]} and {seen[ids[i]]}: two pictures that would both be called '{ids[i]}'; rename one");
            }

            if (Encoding.UTF8.GetByteCount(ids[i]) > MostBytes)
            {
                throw new InputException(
                    $"{paths[i]}: its path is longer than {MostBytes} bytes, too long to name a heatmap after it");
            }
        }

        return ids;
    }

    private static string Joined(string path) => path.Replace('/', '-');

    private static string Stem(string path) => Joined(path[..^Path.GetExtension(path).Length]);
}
