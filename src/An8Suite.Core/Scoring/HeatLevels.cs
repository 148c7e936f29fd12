using System.Buffers;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scoring;

/// <summary>The distinct values of a heatmap, highest first, each with how many pixels reach it: what every measure needs.</summary>
/// <remarks>The heatmap is sorted once; each measure is then one walk over the levels.</remarks>
public sealed class HeatLevels
{
    private HeatLevels(double[] values, int[] pixels, int[] hits)
    {
        (Values, Pixels, Hits) = (values, pixels, hits);
    }

    /// <summary>The distinct heat values in [0, 1], descending.</summary>
    public double[] Values { get; }

    /// <summary>How many pixels have at least the heat of the level.</summary>
    public int[] Pixels { get; }

    /// <summary>How many of these lie in the mask.</summary>
    public int[] Hits { get; }

    /// <summary>How many levels there are.</summary>
    public int Count => Values.Length;

    /// <summary>How many pixels the heatmap has.</summary>
    public int PixelCount => Pixels[^1];

    /// <summary>How many pixels the mask has.</summary>
    public int MaskPixelCount => Hits[^1];

    /// <summary>Whether all pixels have the same heat; such a map counts as zeros.</summary>
    public bool IsConstant => Count == 1;

    /// <summary>Sorts <paramref name="heat"/>; <paramref name="name"/> is what messages call the image.</summary>
    /// <exception cref="InputException">Sizes differ, or a heat value is NaN or outside [0, 1].</exception>
    public static HeatLevels Of(Heatmap heat, BinaryMask mask, string name)
    {
        if ((heat.Width, heat.Height) != (mask.Width, mask.Height))
        {
            throw new InputException(
                $"{name}: the heatmap has {heat.Width} x {heat.Height} pixels, its mask {mask.Width} x {mask.Height}");
        }

        if (heat.Values.Length == 0)
        {
            throw new InputException($"{name}: the heatmap has no pixels");
        }

        uint[] rented = ArrayPool<uint>.Shared.Rent(heat.Values.Length);
        try
        {
            Span<uint> keys = rented.AsSpan(0, heat.Values.Length);
            FillKeys(heat, mask, keys, name);
            HeatSort.Sort(keys);
            return Walk(keys);
        }
        finally
        {
            ArrayPool<uint>.Shared.Return(rented);
        }
    }

    /// <summary>The same order of pixels with other heat values, descending and in [0, 1].</summary>
    internal HeatLevels WithValues(double[] values) => new(values, Pixels, Hits);

    private static void FillKeys(Heatmap heat, BinaryMask mask, Span<uint> keys, string name)
    {
        ReadOnlySpan<float> values = heat.Values;
        ReadOnlySpan<bool> inside = mask.Values;
        for (int i = 0; i < keys.Length; i++)
        {
            float value = values[i];
            if (!(value is >= 0 and <= 1))
            {
                string found = float.IsNaN(value) ? "is not a number" : FormattableString.Invariant($"is {value}");
                throw new InputException(
                    $"{name}: heat at row {i / heat.Width}, column {i % heat.Width} {found}, expected a value in [0, 1]");
            }

            keys[i] = HeatSort.KeyOf(value, inside[i]);
        }
    }

    private static HeatLevels Walk(ReadOnlySpan<uint> ascending)
    {
        int count = 1;
        for (int i = 1; i < ascending.Length; i++)
        {
            count += (ascending[i] >> 1) != (ascending[i - 1] >> 1) ? 1 : 0;
        }

        (double[] values, int[] pixels, int[] hits) = (new double[count], new int[count], new int[count]);
        int level = -1;
        int inside = 0;
        uint last = uint.MaxValue;
        for (int i = ascending.Length - 1; i >= 0; i--)
        {
            uint key = ascending[i];
            if ((key >> 1) != last)
            {
                last = key >> 1;
                values[++level] = count == 1 ? 0 : HeatSort.HeatOf(key);
            }

            inside += (int)(key & 1);
            pixels[level] = ascending.Length - i;
            hits[level] = inside;
        }

        return new HeatLevels(values, pixels, hits);
    }
}
