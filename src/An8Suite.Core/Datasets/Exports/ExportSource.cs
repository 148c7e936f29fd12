using System.Text;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Exports;

/// <summary>
/// A dataset on its way into another format: rows are read one after the other, so memory does not grow with it.
/// </summary>
internal sealed class ExportSource
{
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<Split, int> _rowCounts;
    private int _doneCount;

    /// <summary>
    /// Reads the description and counts the rows; throws <see cref="InputException"/> naming the file.
    /// </summary>
    public ExportSource(string folder, ExportOptions options, CancellationToken cancellation)
    {
        (Dataset, Options, _cancellation) = (DatasetReader.ReadDescription(folder), options, cancellation);
        _rowCounts = DatasetLayout.Splits.Where(split => options.Split is null || split == options.Split)
            .ToDictionary(split => split, split => File.ReadLines(MetadataPath(split)).Count());
        Splits = [.. DatasetLayout.Splits.Where(split => _rowCounts.GetValueOrDefault(split) > 0)];
        if (Splits.Count == 0)
        {
            string where = options.Split is Split one ? $"split {DatasetLayout.Folder(one)}" : "any split";
            throw new InputException($"{folder}: no images in {where}; choose another --split");
        }
    }

    /// <summary>Classes, parts and pixels; its list of samples is empty.</summary>
    public Dataset Dataset { get; }

    public ExportOptions Options { get; }

    /// <summary>The splits to write, each with an image at least.</summary>
    public IReadOnlyList<Split> Splits { get; }

    /// <summary>How many images of a split are written.</summary>
    public int Count(Split split) => Math.Min(_rowCounts[split], Options.Limit ?? int.MaxValue);

    /// <summary>The rows of a split that are written, in the dataset's order.</summary>
    public IEnumerable<ExportRow> Rows(Split split)
    {
        int total = _rowCounts[split];
        HashSet<int>? chosen = Count(split) == total
            ? null
            : [.. new CounterRandom(Options.Seed, "export", (ulong)split).Permutation(total).Take(Count(split))];
        var reader = new MetadataReader(Dataset.Classes, Dataset.FoldCount);
        string path = MetadataPath(split);
        using var text = new StreamReader(path, Encoding.UTF8);
        int position = 0;
        foreach ((MetadataRow row, Sample sample) in reader.Rows(text, path, split))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (chosen?.Contains(position++) ?? true)
            {
                yield return new ExportRow(row, sample);
            }
        }
    }

    /// <summary>A row of every class, whether or not it is written.</summary>
    /// <exception cref="InputException">A class has no images.</exception>
    public IReadOnlyList<MetadataRow> RowOfEveryClass()
    {
        var reader = new MetadataReader(Dataset.Classes, Dataset.FoldCount);
        Dictionary<int, MetadataRow> found = [];
        foreach (Split split in DatasetLayout.Splits.Where(split => File.Exists(MetadataPath(split))))
        {
            string path = MetadataPath(split);
            using var text = new StreamReader(path, Encoding.UTF8);
            foreach ((MetadataRow row, Sample sample) in reader.Rows(text, path, split)
                .TakeWhile(_ => found.Count < Dataset.Classes.Count))
            {
                found.TryAdd(sample.Label, row);
            }
        }

        return [.. Dataset.Classes.Select(entry => found.GetValueOrDefault(entry.Index)
            ?? throw new InputException($"{Dataset.Root}: class '{entry.Name}' has no images"))];
    }

    /// <summary>Calls <paramref name="write"/> with every row of every split, on several threads at once.</summary>
    public void ForEach(Action<ExportRow> write)
    {
        foreach (Split split in Splits)
        {
            Parallel.ForEach(
                Rows(split),
                new ParallelOptions { MaxDegreeOfParallelism = Options.ThreadCount, CancellationToken = _cancellation },
                row =>
                {
                    write(row);
                    Done();
                });
        }
    }

    /// <summary>The policy asked for, or <c>class_part</c> or the only one there is.</summary>
    public string Policy()
    {
        string[] names = [.. Rows(Splits[0]).First().Sample.MaskPaths.Keys];
        string? chosen = Options.Policy
            ?? (names.Contains(MaskPolicy.ClassPart.Name) ? MaskPolicy.ClassPart.Name
                : names.Length == 1 ? names[0] : null);
        return chosen is null
            ? throw new InputException(
                $"{Dataset.Root}: name one of its mask policies with --policy: {string.Join(", ", names)}")
            : names.Contains(chosen)
                ? chosen
                : throw new InputException(
                    $"{Dataset.Root}: no masks of policy '{chosen}'; {NearestName.Hint(chosen, names)}");
    }

    /// <summary>The full path of one of a sample's files.</summary>
    public string PathOf(string relative) => Path.Combine(Dataset.Root, relative);

    /// <summary>Counts an image that is written.</summary>
    public void Done() => Options.Progress?.Invoke(Interlocked.Increment(ref _doneCount));

    private string MetadataPath(Split split) =>
        Path.Combine(Dataset.Root, DatasetLayout.Folder(split), DatasetLayout.Metadata);
}
