using System.Text.Json;
using An8Suite.Core.Files;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>Joins the shards of a dataset into what one run would have written, byte for byte.</summary>
public static class DatasetMerge
{
    private const int CopyBufferBytes = 1 << 20;

    /// <summary>Checks that the shards belong together and gives their folders in order of number.</summary>
    /// <exception cref="InputException">
    /// A shard is missing, stands twice, or is of another dataset; the message names it.
    /// </exception>
    public static IReadOnlyList<string> Order(IReadOnlyList<string> folders)
    {
        (string Folder, DatasetProvenance Provenance, Shard Shard)[] parts =
            [.. folders.Select(folder => (folder, Provenance(folder), ShardOf(folder)))
                .OrderBy(part => part.Item3.Number)];
        foreach ((string folder, DatasetProvenance provenance, Shard shard) in parts)
        {
            string? difference = Difference(parts[0].Provenance, provenance);
            if (shard.Count != parts[0].Shard.Count || difference is not null)
            {
                throw new InputException(
                    $"{folder}: does not belong to {parts[0].Folder}: "
                    + $"{difference ?? $"shard {shard} and shard {parts[0].Shard}"}");
            }
        }

        int count = parts[0].Shard.Count;
        int[] missing = [.. Enumerable.Range(1, count).Except(parts.Select(part => part.Shard.Number))];
        if (missing.Length > 0)
        {
            throw new InputException(
                $"of {count} shards these are missing: {string.Join(", ", missing.Select(n => $"{n}/{count}"))}");
        }

        return parts.Length == count
            ? [.. parts.Select(part => part.Folder)]
            : throw new InputException(
                "these shards stand twice: "
                + $"{string.Join(", ", parts.GroupBy(p => p.Shard).Where(g => g.Count() > 1).Select(g => g.Key))}");
    }

    /// <summary>Copies every file of the shards, checking each against its checksum, and finishes the whole.</summary>
    /// <param name="ordered">As <see cref="Order"/> gives them.</param>
    /// <param name="folder">Empty.</param>
    /// <param name="progress">Called with the images copied so far.</param>
    /// <param name="cancellation">Ends within one file.</param>
    public static void Write(
        IReadOnlyList<string> ordered, string folder, Action<int>? progress = null,
        CancellationToken cancellation = default)
    {
        DatasetProvenance[] parts = [.. ordered.Select(Provenance)];
        foreach ((string shard, DatasetProvenance part) in ordered.Zip(parts))
        {
            if (!AppendJournal.IsWhole(shard, DatasetLogs.Journal, DatasetLogs.All(part.Twins), part.PoseCount))
            {
                throw new InputException(
                    Damage($"{shard}/{DatasetLogs.Folder}", "metadata or logs are not what the shard wrote"));
            }
        }

        DatasetProvenance whole = parts[0] with
        {
            Shard = null,
            PoseCount = parts.Sum(part => part.PoseCount),
            ImageCount = parts.Sum(part => part.ImageCount),
        };
        foreach (string file
            in (string[])[DatasetLayout.Classes, DatasetLayout.Parts, DatasetLayout.Recipe, DatasetLayout.Mesh])
        {
            if (File.Exists(Path.Combine(ordered[0], file)))
            {
                Directory.CreateDirectory(folder);
                File.Copy(Path.Combine(ordered[0], file), Path.Combine(folder, file), overwrite: true);
            }
        }

        SuiteJson.Write(Path.Combine(folder, DatasetLayout.Provenance), whole);
        foreach (string directory in Directory.GetDirectories(ordered[0], "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(folder, Path.GetRelativePath(ordered[0], directory)));
        }

        int done = 0;
        foreach ((string shard, DatasetProvenance part) in ordered.Zip(parts))
        {
            CopyPictures(shard, folder, cancellation);
            progress?.Invoke(done += part.ImageCount);
        }

        foreach (string log in DatasetLogs.All(whole.Twins))
        {
            Join(ordered, folder, log);
        }

        DatasetFinish.Run(folder, whole);
        DatasetFinish.RemoveLogs(folder);
    }

    private static void CopyPictures(string shard, string folder, CancellationToken cancellation) => Parallel.ForEach(
        File.ReadLines(Path.Combine(shard, DatasetLogs.Sums)),
        new ParallelOptions { CancellationToken = cancellation },
        line =>
        {
            var sum = ChecksumLine.Parse(line);
            string source = Path.Combine(shard, sum.Path);
            byte[] bytes = File.Exists(source) ? File.ReadAllBytes(source)
                : throw new InputException(Damage(source, "is missing"));
            if (Checksum.Hex(bytes) != sum.Sha256)
            {
                throw new InputException(Damage(source, "is not what its shard recorded"));
            }

            File.WriteAllBytes(Path.Combine(folder, sum.Path), bytes);
        });

    private static string Damage(string file, string what) => $"{file}: {what}; generate that shard again with --force";

    private static void Join(IReadOnlyList<string> ordered, string folder, string log)
    {
        using FileStream whole = File.Create(Path.Combine(folder, log));
        foreach (string shard in ordered)
        {
            using FileStream part = File.OpenRead(Path.Combine(shard, log));
            part.CopyTo(whole, CopyBufferBytes);
        }
    }

    private static DatasetProvenance Provenance(string folder)
    {
        string path = Path.Combine(folder, DatasetLayout.Provenance);
        return File.Exists(path)
            ? SuiteJson.Read<DatasetProvenance>(path)
            : throw new InputException(
                $"{folder}: no {DatasetLayout.Provenance} in it; expected a folder made by `an8 generate --shard`");
    }

    private static Shard ShardOf(string folder) =>
        Shard.TryParse(Provenance(folder).Shard ?? string.Empty, out Shard shard)
            ? shard
            : throw new InputException($"{folder}: is no shard but a whole dataset; nothing is to be merged");

    private static string? Difference(DatasetProvenance first, DatasetProvenance other)
    {
        JsonElement a = Shared(first);
        JsonElement b = Shared(other);
        JsonProperty differing = a.EnumerateObject()
            .FirstOrDefault(p => p.Value.ToString() != b.GetProperty(p.Name).ToString());
        return differing.Value.ValueKind == JsonValueKind.Undefined
            ? null
            : $"{differing.Name} {b.GetProperty(differing.Name)} and {differing.Value}";
    }

    /// <summary>What all shards of a dataset have in common, an absent mesh as an empty text.</summary>
    private static JsonElement Shared(DatasetProvenance provenance) => JsonSerializer.SerializeToElement(
        provenance with
        {
            Shard = null,
            PoseCount = 0,
            ImageCount = 0,
            MeshSha256 = provenance.MeshSha256 ?? string.Empty,
        },
        SuiteJson.Indented);
}
