using System.Text;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>
/// Opens a folder of IDX files: MNIST, Fashion-MNIST and what has their format; grey goes into all three channels.
/// </summary>
internal static class IdxSource
{
    /// <summary>Reads all files into memory.</summary>
    public static Dataset Open(string folder, ulong seed)
    {
        IReadOnlyList<string> names = IdxNames.Classes(folder);
        IReadOnlyList<IdxSet> sets = IdxSet.In(folder);
        Check(folder, sets, names.Count);
        Sample[] samples = [.. sets.SelectMany((set, s) => Enumerable.Range(0, set.Count).Select(i => Sample.Foreign(
            set.IdOf(i), set.Labels![i], i + (s * sets[0].Count), s == 0 ? Split.Train : Split.Test, set.PathOf(i))))];
        string root = Path.GetFullPath(folder);
        return new Dataset
        {
            Kind = DatasetKind.Idx,
            Root = root,
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(root)),
            Width = sets[0].Size.Width,
            Height = sets[0].Size.Height,
            Sizes = [KeyValuePair.Create(sets[0].Size, samples.Length)],
            Classes = [.. names.Select((name, index) => ClassEntry.Foreign(index, name))],
            Parts = [],
            Samples = SeededSplits.Deal(samples, sets.Count > 1, seed, out int foldCount),
            FoldCount = foldCount,
            MetadataSha256 = SourceFile.Fingerprint(
                [.. sets.SelectMany(set => set.Sums()), ("classes", names.Count, Sum(names))]),
            Pictures = sample => Picture(sets, sample.Pose),
        };
    }

    private static void Check(string folder, IReadOnlyList<IdxSet> sets, int classCount)
    {
        if (Path.GetFileName(sets[0].ImagesPath).StartsWith("t10k", StringComparison.Ordinal))
        {
            throw new InputException(
                $"{folder}: has {Path.GetFileName(sets[0].ImagesPath)} but no train-images-idx3-ubyte to train on");
        }

        foreach (IdxSet set in sets)
        {
            byte[] labels = set.Labels
                ?? throw new InputException($"{set.ImagesPath}: has no file of labels beside it");
            int bad = Array.FindIndex(labels, label => label >= classCount);
            if (bad >= 0)
            {
                throw new InputException($"{set.LabelsPath}: label {labels[bad]} of image {bad} has no class: "
                    + $"expected 0 to {classCount - 1}; "
                    + $"name more classes in {IdxNames.ClassesFile}, one a line");
            }

            if (set.Size != sets[0].Size)
            {
                throw new InputException(
                    $"{set.ImagesPath}: expected {sets[0].Size} pixels as in {sets[0].ImagesPath}, found {set.Size}");
            }
        }

        if (sets[0].Labels!.Distinct().Count() < 2)
        {
            throw new InputException(
                $"{sets[0].LabelsPath}: a classifier needs two classes or more, found only label {sets[0].Labels![0]}");
        }
    }

    private static ColorImage Picture(IReadOnlyList<IdxSet> sets, int number) =>
        number < sets[0].Count ? sets[0].Picture(number) : sets[1].Picture(number - sets[0].Count);

    private static byte[] Sum(IReadOnlyList<string> names) =>
        Checksum.Of(Encoding.UTF8.GetBytes(string.Join('\n', names)));
}
