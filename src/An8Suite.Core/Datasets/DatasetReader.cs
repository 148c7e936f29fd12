using System.Text;
using An8Suite.Core.Files;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets;

/// <summary>Reads the folder that <c>DatasetWriter</c> writes; pixels stay on disk until they are asked for.</summary>
public static class DatasetReader
{
    /// <summary>
    /// Reads classes, parts and every metadata row; throws <see cref="InputException"/> naming file and line.
    /// </summary>
    public static Dataset Read(string folder)
    {
        Dataset dataset = ReadDescription(folder);
        using var hash = Checksum.Begin();
        List<Sample> samples = [];
        var rows = new MetadataReader(dataset.Classes, dataset.FoldCount);
        foreach (Split split in DatasetLayout.Splits)
        {
            string path = Path.Combine(folder, DatasetLayout.Folder(split), DatasetLayout.Metadata);
            byte[] bytes = ReadBytes(path);
            hash.AppendData(bytes);
            samples.AddRange(rows.Read(Encoding.UTF8.GetString(bytes), path, split));
        }

        return dataset with
        {
            Samples = [.. samples.OrderBy(s => s.Pose).ThenBy(s => s.Label)],
            MetadataSha256 = Convert.ToHexStringLower(hash.GetHashAndReset()),
        };
    }

    /// <summary>Reads everything but the rows, for who reads them one after the other.</summary>
    internal static Dataset ReadDescription(string folder)
    {
        RequireDataset(folder);
        DatasetProvenance provenance = SuiteJson.Read<DatasetProvenance>(
            Path.Combine(folder, DatasetLayout.Provenance));
        if (provenance.Shard is not null)
        {
            throw new InputException(
                $"{folder}: is shard {provenance.Shard} of a dataset; join the shards with `an8 merge` and use what "
                + "it makes");
        }

        ClassEntry[] classes = SuiteJson.Read<ClassEntry[]>(Path.Combine(folder, DatasetLayout.Classes));
        PartEntry[] parts = SuiteJson.Read<PartEntry[]>(Path.Combine(folder, DatasetLayout.Parts));
        RequireOrder(classes.Select(c => c.Index), 0, Path.Combine(folder, DatasetLayout.Classes));
        RequireOrder(parts.Select(p => p.Id), 1, Path.Combine(folder, DatasetLayout.Parts));
        return new Dataset
        {
            Root = Path.GetFullPath(folder),
            Name = provenance.Name,
            Width = provenance.Width,
            Height = provenance.Height,
            FoldCount = provenance.FoldCount,
            Classes = classes,
            Parts = parts,
            Samples = [],
        };
    }

    private static void RequireDataset(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder}: there is no such dataset folder; `an8 generate` makes one");
        }

        string[] needed =
        [
            .. DatasetLayout.Splits.Select(split => $"{DatasetLayout.Folder(split)}/{DatasetLayout.Metadata}"),
            DatasetLayout.Provenance,
            DatasetLayout.Classes,
            DatasetLayout.Parts,
        ];
        string? missing = needed.FirstOrDefault(file => !File.Exists(Path.Combine(folder, file)));
        if (missing is not null)
        {
            throw new InputException($"{folder}: no {missing} in it; was it made by `an8 generate`?");
        }
    }

    private static void RequireOrder(IEnumerable<int> numbers, int first, string path)
    {
        int[] found = [.. numbers];
        if (found.Length == 0 || !found.SequenceEqual(Enumerable.Range(first, found.Length)))
        {
            throw new InputException(
                $"{path}: expected the numbers {first}, {first + 1}, ... in order, found {string.Join(", ", found)}");
        }
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }
    }
}
