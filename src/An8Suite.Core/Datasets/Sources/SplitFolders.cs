using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>The splits as other programs name their folders.</summary>
internal static class SplitFolders
{
    private static readonly Dictionary<string, Split> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = Split.Train,
        ["val"] = Split.Val,
        ["valid"] = Split.Val,
        ["validation"] = Split.Val,
        ["test"] = Split.Test,
    };

    /// <summary>
    /// The split of each of the folders called <paramref name="names"/>, or null when they are classes: they are splits
    /// when train is among them and test or val is too.
    /// </summary>
    /// <exception cref="InputException">Splits without a test, twice the same, or classes beside them.</exception>
    public static IReadOnlyDictionary<string, Split>? Of(string folder, IReadOnlyCollection<string> names)
    {
        Dictionary<string, Split> splits = names.Where(Names.ContainsKey)
            .ToDictionary(name => name, name => Names[name]);
        if (!splits.ContainsValue(Split.Train) || splits.Count < 2)
        {
            return null;
        }

        if (names.FirstOrDefault(name => !splits.ContainsKey(name)) is string other)
        {
            throw new InputException(
                $"{folder}: expected only the splits train, val and test beside each other, found '{other}' too");
        }

        if (splits.Values.Distinct().Count() < splits.Count)
        {
            throw new InputException($"{folder}: one split has two folders: {string.Join(", ", splits.Keys)}");
        }

        return splits.ContainsValue(Split.Test)
            ? splits
            : throw new InputException(
                $"{folder}: has train and val but no test; rename val to test, and a share of train validates instead");
    }
}
