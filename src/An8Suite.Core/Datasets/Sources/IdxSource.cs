using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Datasets.Sources;

/// <summary>Opens a folder of IDX files: MNIST, Fashion-MNIST and what has their format; grey goes into all three channels.</summary>
internal static class IdxSource
{
    /// <summary>Reads all files into memory.</summary>
    public static Dataset Open(string folder, ulong seed)
    {
        IReadOnlyList<string> names = IdxNames.Classes(folder);
        Set? test = Set.Find(folder, "t10k", Split.Test, names.Count);
        Set train = Set.Find(folder, "train", Split.Train, names.Count)
            ?? throw new InputException($"{folder}: has t10k-images-idx3-ubyte but no train-images-idx3-ubyte to train on");
        Set[] sets = test is null ? [train] : [train, test];
        if (test is not null && test.Size != train.Size)
        {
            throw new InputException($"{test.ImagesPath}: expected {train.Size} pixels as in {train.ImagesPath}, found {test.Size}");
        }

        Sample[] samples = [.. sets.SelectMany(set => set.Samples()).Select((sample, i) => sample with { Pose = i })];
        if (samples.Where(sample => sample.Split == Split.Train).Select(sample => sample.Label).Distinct().Count() < 2)
        {
            throw new InputException($"{train.LabelsPath}: a classifier needs two classes or more, found only label {samples[0].Label}");
        }

        string root = Path.GetFullPath(folder);
        return new Dataset
        {
            Kind = DatasetKind.Idx,
            Root = root,
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(root)),
            Width = train.Size.Width,
            Height = train.Size.Height,
            Sizes = [KeyValuePair.Create(train.Size, samples.Length)],
            Classes = [.. names.Select((name, index) => ClassEntry.Foreign(index, name))],
            Parts = [],
            Samples = SeededSplits.Deal(samples, test is not null, seed, out int foldCount),
            FoldCount = foldCount,
            MetadataSha256 = SourceFile.Fingerprint([.. sets.SelectMany(set => set.Sums()), ("classes", 0, Sum(names))]),
            Pictures = sample => sets[sample.Pose < train.Count ? 0 : 1].Picture(sample.Pose < train.Count ? sample.Pose : sample.Pose - train.Count),
        };
    }

    private static byte[] Sum(IReadOnlyList<string> names) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names)));

    /// <summary>The images and labels of one split.</summary>
    private sealed record Set(string ImagesPath, string LabelsPath, Split Split, IdxFile Images, byte[] Labels)
    {
        public int Count => Labels.Length;

        public PictureSize Size => new(Images.Shape[2], Images.Shape[1]);

        public static Set? Find(string folder, string name, Split split, int classCount)
        {
            if (IdxNames.Find(folder, name, "images", 3) is not string images)
            {
                return null;
            }

            string labels = IdxNames.Find(folder, name, "labels", 1)
                ?? throw new InputException($"{folder}: has {Path.GetFileName(images)} but no {name}-labels-idx1-ubyte beside it");
            Set set = new(images, labels, split, IdxFile.Read(images, 3), IdxFile.Read(labels, 1).Values);
            if (set.Images.Shape[0] != set.Count)
            {
                throw new InputException($"{labels}: expected {set.Images.Shape[0]} labels as {Path.GetFileName(images)} has images, found {set.Count}");
            }

            int bad = Array.FindIndex(set.Labels, label => label >= classCount);
            return bad < 0
                ? set
                : throw new InputException($"{labels}: label {set.Labels[bad]} of image {bad} has no class: expected 0 to {classCount - 1}; "
                    + $"name more classes in {IdxNames.ClassesFile}, one a line");
        }

        public IEnumerable<Sample> Samples() => Labels.Select((label, i) => Sample.Foreign(
            string.Create(CultureInfo.InvariantCulture, $"{(Split == Split.Train ? "train" : "test")}-{i:D5}"),
            label, i, Split, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(ImagesPath)}[{i}]")));

        public IEnumerable<(string Name, long Length, byte[] Sha256)> Sums() =>
        [
            ($"{Split}-images", Images.Values.Length, SHA256.HashData(Images.Values)),
            ($"{Split}-labels {Size}", Labels.Length, SHA256.HashData(Labels)),
        ];

        public ColorImage Picture(int index)
        {
            int pixels = Size.Width * Size.Height;
            byte[] rgb = new byte[3 * pixels];
            ReadOnlySpan<byte> grey = Images.Values.AsSpan(index * pixels, pixels);
            for (int i = 0; i < pixels; i++)
            {
                rgb.AsSpan(3 * i, 3).Fill(grey[i]);
            }

            return new ColorImage(Size.Width, Size.Height, rgb);
        }
    }
}
