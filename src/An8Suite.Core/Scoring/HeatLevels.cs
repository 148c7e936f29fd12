using System.Buffers;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scoring;

/// <summary>
/// The distinct values of a heatmap, highest first, each with how many pixels reach it: what every measure needs.
/// </summary>
/// <remarks>
/// The heatmap is sorted once; each measure is then one walk over the levels. The arrays are borrowed: after
/// <see cref="Dispose"/> neither the levels nor a curve made from them may be read. Who keeps them need not dispose
/// them.
/// </remarks>
public sealed class HeatLevels : IDisposable
{
    private double[] _values;
    private int[] _pixels;
    private int[] _hits;
    private double[] _ious;

    private HeatLevels(Heatmap heat, BinaryMask mask)
    {
        (Heat, Mask) = (heat, mask);
        int count = heat.Values.Length;
        (_values, _ious) = (ArrayPool<double>.Shared.Rent(count), ArrayPool<double>.Shared.Rent(count));
        (_pixels, _hits) = (ArrayPool<int>.Shared.Rent(count), ArrayPool<int>.Shared.Rent(count));
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

    /// <summary>
    /// The intersection over union of the mask with the pixels that reach a level; not numbers where the mask is empty.
    /// </summary>
    internal ReadOnlySpan<double> Ious => _ious.AsSpan(0, Count);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Count > 0)
        {
            ArrayPool<double>.Shared.Return(_values);
            ArrayPool<double>.Shared.Return(_ious);
            ArrayPool<int>.Shared.Return(_pixels);
            ArrayPool<int>.Shared.Return(_hits);
            (_values, _ious, _pixels, _hits, Count) = ([], [], [], [], 0);
        }
    }

    private static void FillKeys(Heatmap heat, BinaryMask mask, Span<uint> keys, string name)
    {
        ReadOnlySpan<float> values = heat.Values.AsSpan(0, keys.Length);
        ReadOnlySpan<bool> inside = mask.Values.AsSpan(0, keys.Length);
        if (!AreFractions(values))
        {
            int at = Array.FindIndex(heat.Values, value => !(value is >= 0 and <= 1));
            string found = float.IsNaN(values[at]) ? "is not a number"
                : FormattableString.Invariant($"is {values[at]}");
            throw new InputException(
                $"{name}: heat at row {at / heat.Width}, column {at % heat.Width} {found}, expected a value in [0, 1]");
        }

        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = HeatSort.KeyOf(values[i], inside[i]);
        }
    }

    /// <summary>Whether all are within [0, 1]; NaN is not.</summary>
    private static bool AreFractions(ReadOnlySpan<float> values)
    {
        bool within = true;
        int done = 0;
        for (; done <= values.Length - Vector256<float>.Count; done += Vector256<float>.Count)
        {
            var several = Vector256.Create(values[done..]);
            within &= Vector256.GreaterThanOrEqualAll(several, Vector256<float>.Zero) & Vector256.LessThanOrEqualAll(
                several, Vector256<float>.One);
        }

        for (; done < values.Length; done++)
        {
            within &= values[done] is >= 0 and <= 1;
        }

        return within;
    }

    private void Walk(ReadOnlySpan<uint> ascending)
    {
        Span<double> values = _values.AsSpan(0, ascending.Length);
        Span<int> pixels = _pixels.AsSpan(0, ascending.Length);
        Span<int> hits = _hits.AsSpan(0, ascending.Length);
        int level = -1;
        int inside = 0;
        uint last = uint.MaxValue;
        for (int i = ascending.Length - 1; i >= 0; i--)
        {
            uint key = ascending[i];
            inside += (int)(key & 1);
            if ((key >> 1) != last)
            {
                last = key >> 1;
                values[++level] = HeatSort.HeatOf(key);
            }

            pixels[level] = ascending.Length - i;
            hits[level] = inside;
        }

        Count = level + 1;
        _values[0] = IsConstant ? 0 : _values[0];
        Divide(Hits, Pixels, _ious);
    }

    /// <summary>hits / (mask + pixels - hits), several at a time: the divisions are what a walk waits for.</summary>
    private static void Divide(ReadOnlySpan<int> hits, ReadOnlySpan<int> pixels, Span<double> ious)
    {
        int mask = hits[^1];
        int done = 0;
        for (; done <= hits.Length - Vector128<int>.Count; done += Vector128<int>.Count)
        {
            var inside = Vector128.Create(hits[done..]);
            Vector128<int> either = Vector128.Create(pixels[done..]) + Vector128.Create(mask) - inside;
            (ToDouble(inside) / ToDouble(either)).CopyTo(ious[done..]);
        }

        for (; done < hits.Length; done++)
        {
            ious[done] = (double)hits[done] / (mask + pixels[done] - hits[done]);
        }
    }

    private static Vector256<double> ToDouble(Vector128<int> numbers) => Avx.IsSupported
        ? Avx.ConvertToVector256Double(numbers)
        : Vector256.Create(numbers[0], numbers[1], numbers[2], (double)numbers[3]);
}
