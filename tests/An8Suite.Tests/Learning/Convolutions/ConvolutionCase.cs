using An8Suite.Core;

namespace An8Suite.Tests.Learning.Convolutions;

/// <summary>One square convolution of the grid.</summary>
public sealed record ConvolutionCase(
    int Channels, int Outputs, int Groups, int Kernel, int Stride, int Padding, int Images, int Side, bool ChannelsLast)
{
    private static readonly int[] ManyChannels = [.. Enumerable.Range(1, 70)];

    internal int OutputSide => ((Side + (2 * Padding) - Kernel) / Stride) + 1;

    internal int InputCount => Images * Channels * Side * Side;

    internal int OutputCount => Images * Outputs * OutputSide * OutputSide;

    internal int WeightCount => Outputs * (Channels / Groups) * Kernel * Kernel;

    private long Products => (long)OutputCount * (Channels / Groups) * Kernel * Kernel;

    /// <summary>
    /// Channels 1 to 70 and some to 512, kernels 1 to 11, strides 1 to 4, pads, groups, batches, sides and both
    /// layouts.
    /// </summary>
    /// <param name="count">So many of them, drawn so that every value of each comes up about equally often.</param>
    /// <param name="products">The most multiplications one may take.</param>
    internal static IEnumerable<ConvolutionCase> Draw(int count, long products)
    {
        for (int drawn = 0; drawn < count; drawn++)
        {
            CounterRandom random = new(0, "convolution-case", (ulong)drawn);
            T Of<T>(params ReadOnlySpan<T> values) => values[random.NextInt32(values.Length)];
            ConvolutionCase one;
            do
            {
                int groups = Of(1, 1, 1, 1, 2, 3);
                int channels = Of(Of(ManyChannels), Of(ManyChannels), Of(96, 128, 192, 256, 384, 512)) * groups;
                int outputs = Of(Of(ManyChannels), Of(ManyChannels), Of(96, 128, 192, 256, 384, 512)) * groups;
                if (Of(0, 0, 0, 0, 0, 0, 0, 1) == 1)
                {
                    (groups, outputs) = (channels, channels); // depthwise
                }

                int kernel = Of(1, 2, 3, 3, 4, 5, 7, 8, 11);
                int side = kernel + random.NextInt32(14);
                one = new ConvolutionCase(
                    channels, outputs, groups, kernel, Of(1, 1, 2, 3, 4),
                    random.NextInt32((kernel / 2) + 1), Of(1, 2, 3, 5), side, Of(false, true));
            }
            while (one.Products > products);
            yield return one;
        }
    }
}
