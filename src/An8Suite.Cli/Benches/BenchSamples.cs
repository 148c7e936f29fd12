using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Cli.Benches;

/// <summary>What the benches of networks are fed, and how rounds become one figure.</summary>
internal static class BenchSamples
{
    /// <summary>
    /// A square picture of independent uniform bytes, the same for the same <paramref name="index"/>.
    /// </summary>
    public static ColorImage Noise(int index, int side)
    {
        var random = new CounterRandom(0, "bench-image", (ulong)index);
        byte[] rgb = new byte[side * side * 3];
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = (byte)random.NextUInt64();
        }

        return new ColorImage(side, side, rgb);
    }

    /// <summary>The middle of the figures, of two middle ones their mean.</summary>
    public static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
