using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using An8Suite.Learning.Training;
using TorchSharp;

namespace An8Suite.Tests.Learning.Ablation;

/// <summary>
/// Two classes told apart by the sums of red and green over 2 x 2 pixels; blue is seen and counts for nothing.
/// </summary>
internal static class ColorNetwork
{
    public static Network Build()
    {
        LibTorch.SetThreads(1);
        Layer[] layers =
        [
            new Convolution(
                "conv1", torch.eye(3).reshape(3, 3, 1, 1), torch.zeros(3), Extent.Square(1), ZeroPadding.Around(0)),
            new Relu("conv1.relu"),
            new Flatten("flatten"),
            new Linear(
                "fc2",
                torch.tensor(
                    new float[,] { { 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0 } }),
                torch.tensor(new float[] { 0, 0.5f })),
        ];
        return new Network(new NetworkDescription("color", 2, 2, ["red", "green"], Normalization.None), layers);
    }

    /// <summary>
    /// One image a colour, every pixel of it that colour; its label is 0 where red is stronger than green.
    /// </summary>
    public static ImageSet Images(params (byte R, byte G, byte B)[] colors)
    {
        Sample[] samples = SyntheticImages.Samples(colors.Length);
        return ImageSet.Load(
            [.. samples.Select((sample, i) => sample with { Label = colors[i].R > colors[i].G ? 0 : 1 })],
            sample =>
            {
                (byte r, byte g, byte b) = colors[Array.FindIndex(samples, s => s.Id == sample.Id)];
                return new ColorImage(2, 2, [r, g, b, r, g, b, r, g, b, r, g, b]);
            });
    }
}
