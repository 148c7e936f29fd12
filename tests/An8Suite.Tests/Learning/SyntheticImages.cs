using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;

namespace An8Suite.Tests.Learning;

/// <summary>Noise with a square in the class's colour somewhere: a task of a few seconds.</summary>
internal static class SyntheticImages
{
    private static readonly byte[][] Colors = [[230, 30, 30], [30, 230, 30], [30, 30, 230]];

    public static readonly string[] Classes = ["red", "green", "blue"];

    public static ImageSet Load(string stream, int count, int side) =>
        ImageSet.Load(Samples(count), sample => Draw(stream, sample, side));

    /// <summary>
    /// Images under the label of the next class: the better a network gets, the worse it does on them.
    /// </summary>
    public static ImageSet Mislabelled(int count, int side) => ImageSet.Load(
        Samples(count), sample => Draw("wrong", sample with { Label = (sample.Label + 1) % 3 }, side));

    public static TrainingData Data(int trainCount = 96, int side = 32, int otherCount = 30) =>
        new(Classes, Load("train", trainCount, side), Load("val", otherCount, side), Load("test", otherCount, side));

    /// <summary>The network 'small' for them, as it is before training.</summary>
    public static Network Untrained() => Architectures.Build(
        new NetworkDescription("small", 32, 32, Classes, new Normalization([0.5f, 0.5f, 0.5f], [0.2f, 0.2f, 0.2f])),
        seed: 1);

    public static Sample[] Samples(int count) => [.. Enumerable.Range(0, count).Select(i => new Sample
    {
        Id = $"image{i}",
        Label = i % 3,
        Pose = i / 3,
        Fold = 0,
        Split = Split.Train,
        ImagePath = $"image{i}.png",
        PartsPath = $"parts{i}.png",
        MaskPaths = new Dictionary<string, string>(),
    })];

    private static ColorImage Draw(string stream, Sample sample, int side)
    {
        var random = new CounterRandom(0, stream, (ulong)sample.Pose);
        byte[] rgb = [.. Enumerable.Range(0, side * side * 3).Select(_ => (byte)(100 + random.NextInt32(40)))];
        (int top, int left, int size) = (random.NextInt32(side / 2), random.NextInt32(side / 2), side / 3);
        for (int i = 0; i < size * size; i++)
        {
            Colors[sample.Label].CopyTo(rgb, ((((top + (i / size)) * side) + left + (i % size)) * 3));
        }

        return new ColorImage(side, side, rgb);
    }
}
