using System.Runtime.ExceptionServices;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>Opens an image folder: one folder a class, alone or below train, val and test.</summary>
internal static class ImageFolderSource
{
    /// <summary>
    /// Lists, hashes and looks at the header of every picture, so that a bad file is named before anything is trained.
    /// </summary>
    public static Dataset Open(string folder, PictureCodec codec, ulong seed, CancellationToken cancellation)
    {
        if (File.Exists(Path.Combine(folder, DatasetLayout.Metadata)))
        {
            throw new InputException(
                $"{folder}: is one split of a dataset of 'an8 generate'; name the whole dataset, "
                + $"or {Path.Combine(folder, "images")} for its pictures alone");
        }

        IReadOnlyList<ImageFolderFiles.Entry> entries = ImageFolderFiles.List(folder, out IReadOnlyList<string> others);
        ClassEntry[] classes = Classes(folder, entries);
        (long Length, byte[] Sha256, PictureSize Size)[] surveyed = Survey(folder, entries, codec, cancellation);
        var sizes = surveyed.CountBy(file => file.Size).OrderByDescending(size => size.Value)
            .ThenBy(size => size.Key.Width).ThenBy(size => size.Key.Height).ToArray();
        string root = Path.GetFullPath(folder);
        return new Dataset
        {
            Kind = DatasetKind.ImageFolder,
            Root = root,
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(root)),
            Width = sizes.Length == 1 ? sizes[0].Key.Width : 0,
            Height = sizes.Length == 1 ? sizes[0].Key.Height : 0,
            Sizes = sizes,
            Classes = classes,
            Parts = [],
            Samples = SeededSplits.Deal(
                Samples(entries, classes), entries[0].Split is not null, seed, out int foldCount),
            FoldCount = foldCount,
            MetadataSha256 = SourceFile.Fingerprint(
                surveyed.Select((file, i) => (entries[i].Path, file.Length, file.Sha256))),
            Notes = Notes(others),
            Pictures = sample => Decode(Path.Combine(root, sample.ImagePath), codec),
        };
    }

    /// <summary>The pixels of one file.</summary>
    public static ColorImage Decode(string path, PictureCodec codec) => codec.Decode(SourceFile.ReadBytes(path), path);

    private static ClassEntry[] Classes(string folder, IReadOnlyList<ImageFolderFiles.Entry> entries)
    {
        string[] names = [.. entries.Select(entry => entry.ClassName).Distinct().Order(StringComparer.Ordinal)];
        if (names.Length < 2)
        {
            throw new InputException($"{folder}: a classifier needs two classes or more, found only '{names[0]}'");
        }

        HashSet<string> trained = [.. entries.Where(e => e.Split is null or Split.Train).Select(e => e.ClassName)];
        return names.FirstOrDefault(name => !trained.Contains(name)) is string untrained
            ? throw new InputException(
                $"{folder}: class '{untrained}' has no folder in train; {NearestName.Hint(untrained, trained)}")
            : [.. names.Select((name, index) => ClassEntry.Foreign(index, name))];
    }

    private static Sample[] Samples(IReadOnlyList<ImageFolderFiles.Entry> entries, ClassEntry[] classes)
    {
        IReadOnlyList<string> ids = SampleIds.Of([.. entries.Select(entry => entry.Path)]);
        Dictionary<string, int> labels = classes.ToDictionary(entry => entry.Name, entry => entry.Index);
        return [.. entries.Select(
            (entry, i) => Sample.Foreign(ids[i], labels[entry.ClassName], i, entry.Split ?? Split.Train, entry.Path))];
    }

    private static (long Length, byte[] Sha256, PictureSize Size)[] Survey(
        string folder, IReadOnlyList<ImageFolderFiles.Entry> entries,
        PictureCodec codec, CancellationToken cancellation)
    {
        var surveyed = new (long, byte[], PictureSize)[entries.Count];
        try
        {
            Parallel.For(0, entries.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
            {
                string path = Path.Combine(folder, entries[i].Path);
                byte[] bytes = SourceFile.ReadBytes(path);
                surveyed[i] = (bytes.Length, Checksum.Of(bytes), codec.ReadSize(bytes, path));
            });
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
        }

        return surveyed;
    }

    private static string[] Notes(IReadOnlyList<string> others)
    {
        if (others.Count == 0)
        {
            return [];
        }

        string kinds = string.Join(", ", others.CountBy(path => Path.GetExtension(path).ToLowerInvariant())
            .OrderByDescending(kind => kind.Value)
            .Select(kind => $"{kind.Value} {(kind.Key.Length > 0 ? kind.Key : "without ending")}"));
        return [$"{others.Count} files of other kinds are left out ({kinds})"];
    }
}
