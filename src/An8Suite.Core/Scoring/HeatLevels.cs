using System.Buffers;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scoring;

/// <summary>The distinct values of a heatmap, highest first, each with how many pixels reach it: what every measure needs.</summary>
/// <remarks>
/// The heatmap is sorted once; each measure is then one walk over the levels. The arrays are borrowed: after
/// <see cref="Dispose"/> neither the levels nor a curve made from them may be read. Who keeps them need not dispose them.
/// </remarks>
public sealed class HeatLevels : IDisposable
{
    private double[] _values;
    private int[] _pixels;
    private int[] _hits;

    private HeatLevels(Heatmap heat, BinaryMask mask)
    {
        (Heat, Mask) = (heat, mask);
        int count = heat.Values.Length;
        (_values, _pixels, _hits) =
            (ArrayPool<double>.Shared.Rent(count), ArrayPool<int>.Shared.Rent(count), ArrayPool<int>.Shared.Rent(count));
    }

    /// <summary>The heatmap that was sorted.</summary>
    public Heatmap Heat { get; }

    /// <summary>The mask it is compared with.</summary>
    public BinaryMask Mask { get; }

    /// <summary>The distinct heat values in [0, 1], descending.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>How many pixels have at least the heat of the level.</summary>
    public ReadOnlySpan<int> Pixels => _pixels.AsSpan(0, Count);

    /// <summary>How many of these lie in the mask.</summary>
    public ReadOnlySpan<int> Hits => _hits.AsSpan(0, Count);

    /// <summary>How many levels there are.</summary>
    public int Count { get; private set; }

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
            HeatLevels levels = new(heat, mask);
            levels.Walk(keys);
            return levels;
        }
        finally
        {
            ArrayPool<uint>.Shared.Return(rented);
        }
    }

    /// <summary>The intersection over union of the mask with the pixels that reach a level; the mask is not empty.</summary>
    internal double IouAt(int level)
    {
        int hits = _hits[level];
        return (double)hits / (MaskPixelCount + _pixels[level] - hits);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Count > 0)
        {
            ArrayPool<double>.Shared.Return(_values);
            ArrayPool<int>.Shared.Return(_pixels);
            ArrayPool<int>.Shared.Return(_hits);
            (_values, _pixels, _hits, Count) = ([], [], [], 0);
        }
    }

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

    private void Walk(ReadOnlySpan<uint> ascending)
    {
        int level = -1;
        int inside = 0;
        uint last = uint.MaxValue;
        for (int i = ascending.Length - 1; i >= 0; i--)
        {
            uint key = ascending[i];
            if ((key >> 1) != last)
            {
                last = key >> 1;
                _values[++level] = HeatSort.HeatOf(key);
            }

            inside += (int)(key & 1);
            _pixels[level] = ascending.Length - i;
            _hits[level] = inside;
        }

        Count = level + 1;
        _values[0] = IsConstant ? 0 : _values[0];
    }
}
