using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Sources;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Labels;

namespace An8Suite.Workflow.Scoring;

/// <summary>
/// Heatmaps that somebody made: <c>&lt;id&gt;.npy</c> or <c>.png</c> files, or a sub-folder of such files a method.
/// </summary>
internal sealed class HeatmapFolder
{
    private readonly string _folder;
    private readonly List<string> _paths = [];

    private HeatmapFolder(string folder) => _folder = folder;

    /// <summary>
    /// The methods in text order, each with its files by sample id; of two files of one id the first ending counts.
    /// </summary>
    public SortedDictionary<string, Dictionary<string, string>> Methods { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids with a file of each ending, by method.</summary>
    public List<(string Method, string Id)> Doubled { get; } = [];

    /// <summary>Sub-folders without any, and what they hold instead.</summary>
    public List<(string Name, string Holds)> Empty { get; } = [];

    /// <summary>The samples of a dataset, or those of them that <paramref name="count"/>, with a heatmap.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public Sample[] SamplesOf(Dataset dataset, Func<Sample, bool>? count = null)
    {
        HashSet<string> named = [.. Methods.Values.SelectMany(files => files.Keys)];
        Sample[] samples = [.. dataset.Samples
            .Where(sample => named.Contains(sample.Id) && count?.Invoke(sample) != false)];
        return samples.Length > 0 ? samples
            : throw new InputException(
                $"{dataset.Root}: no heatmap is named after one of its images, such as {dataset.Samples[0].Id}.npy");
    }

    /// <summary>
    /// Lists a folder; the files in the folder itself are those of the method <paramref name="name"/>.
    /// </summary>
    /// <exception cref="InputException">There is no such folder, or no heatmap in it.</exception>
    public static HeatmapFolder Of(string folder, string? name)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder}: no such folder; --heatmaps names a folder of <id>.npy or <id>.png "
                + "files, or one with a sub-folder a method");
        }

        HeatmapFolder found = new(folder);
        string flat = name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        found.Add(flat, folder);
        bool isFlat = found.Methods.Count > 0;
        foreach (string sub in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            found.Add(Path.GetFileName(sub), sub);
            if (!found.Methods.ContainsKey(Path.GetFileName(sub)))
            {
                found.Empty.Add((Path.GetFileName(sub), Holding(sub)));
            }
        }

        if (found.Methods.Count == 0)
        {
            throw new InputException(
                $"{folder}: no heatmaps in it; expected <id>.npy or <id>.png files, or a sub-folder of such files "
                + "a method");
        }

        return name is null || isFlat
            ? found
            : throw new InputException(
                $"--name: {folder} holds a sub-folder a method, whose names count; rename those instead");
    }

    /// <summary>Notes the sub-folders without heatmaps.</summary>
    public void NoteEmpty(HeatmapLedger ledger) =>
        Empty.ForEach(sub => ledger.Add(HeatmapFate.NoHeatmaps, sub.Name, sub.Name, sub.Holds));

    /// <summary>SHA-256 of the names and bytes of all heatmaps.</summary>
    public string Fingerprint() => new PictureFiles(_folder, _paths, []).Fingerprint();

    private static string Holding(string folder)
    {
        int folders = Directory.GetDirectories(folder).Length;
        string[] kinds =
        [
            .. Directory.GetFiles(folder).CountBy(path => Path.GetExtension(path).ToLowerInvariant())
                .OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key, StringComparer.Ordinal)
                .Select(kind => FormattableString.Invariant($"{kind.Value} ")
                    + FormattableString.Invariant($"{(kind.Key.Length > 0 ? kind.Key : "without ending")}")),
            .. folders == 0 ? []
                : new[] { FormattableString.Invariant($"{folders} {(folders == 1 ? "folder" : "folders")}") },
        ];
        return kinds.Length > 0 ? $"it holds {string.Join(", ", kinds)}" : "it is empty";
    }

    private void Add(string method, string folder)
    {
        foreach (string ending in HeatGrid.Endings)
        {
            foreach (string path in Directory.GetFiles(folder, "*" + ending).Order(StringComparer.Ordinal))
            {
                if (!Methods.TryGetValue(method, out Dictionary<string, string>? files))
                {
                    Methods[method] = files = [];
                }

                _paths.Add(Path.GetRelativePath(_folder, path).Replace('\\', '/'));
                if (!files.TryAdd(Path.GetFileNameWithoutExtension(path), path))
                {
                    Doubled.Add((method, Path.GetFileNameWithoutExtension(path)));
                }
            }
        }
    }
}
