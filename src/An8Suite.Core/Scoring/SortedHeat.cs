using System.Buffers;
using System.Runtime.Intrinsics;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scoring;

/// <summary>A heatmap sorted once for several masks: its levels, and what each mask has of them.</summary>
/// <remarks>
/// A mask is a lane of a vector, so one walk over the levels adds for all of them, each in the order in which it would
/// add alone. The arrays are borrowed and go back with <see cref="Dispose"/>.
/// </remarks>
internal sealed class SortedHeat : IDisposable
{
    private const int Lanes = HeatSort.MaskCount;

    private static readonly Vector128<int>[] OneEach = [.. Enumerable.Range(0, 1 << Lanes).Select(bits =>
        Vector128.Create(bits & 1, (bits >> 1) & 1, (bits >> 2) & 1, bits >> 3))];

    private double[] _values;
    private int[] _pixels;
    private int[] _hits; // level by level, a number a lane
    private double? _entropy;

    private SortedHeat(Heatmap heat, IReadOnlyList<BinaryMask> masks)
    {
        (Heat, Masks) = (heat, masks);
        int count = heat.Values.Length;
        _values = ArrayPool<double>.Shared.Rent(count);
        _pixels = ArrayPool<int>.Shared.Rent(count);
        _hits = ArrayPool<int>.Shared.Rent(count * Lanes);
    }

    /// <summary>What was sorted.</summary>
    public Heatmap Heat { get; }

    /// <summary>One a lane.</summary>
    public IReadOnlyList<BinaryMask> Masks { get; }

    /// <summary>How many levels there are.</summary>
    public int Count { get; private set; }

    /// <summary>The distinct heat values, descending.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>How many pixels have at least the heat of the level.</summary>
    public ReadOnlySpan<int> Pixels => _pixels.AsSpan(0, Count);

    /// <summary>What every measure adds up over the levels.</summary>
    public LevelSums Sums { get; private set; } = null!;

    /// <summary>See <see cref="Scoring.Entropy"/>; the masks do not matter to it.</summary>
    public double Entropy => _entropy ??= Scoring.Entropy.Of(Heat);

    /// <summary>How many of the pixels of a level and above lie in a mask.</summary>
    public int HitsOf(int level, int lane) => _hits.AsSpan(0, Count * Lanes)[(level * Lanes) + lane];

    /// <summary>
    /// Sorts <paramref name="heat"/> for one to <see cref="HeatSort.MaskCount"/> masks; <paramref name="name"/> is what
    /// messages call the image.
    /// </summary>
    /// <exception cref="InputException">Sizes differ, or a heat value is NaN or outside [0, 1].</exception>
    public static SortedHeat Of(Heatmap heat, IReadOnlyList<BinaryMask> masks, string name)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(masks.Count, Lanes);
        foreach (BinaryMask mask in masks)
        {
            if ((heat.Width, heat.Height) != (mask.Width, mask.Height))
            {
                throw new InputException($"{name}: the heatmap has {heat.Width} x {heat.Height} pixels, "
                    + $"its mask {mask.Width} x {mask.Height}");
            }
        }

        if (heat.Values.Length == 0)
        {
            throw new InputException($"{name}: the heatmap has no pixels");
        }

        ulong[] rented = ArrayPool<ulong>.Shared.Rent(heat.Values.Length);
        try
        {
            Span<ulong> keys = rented.AsSpan(0, heat.Values.Length);
            FillKeys(heat, masks, keys, name);
            HeatSort.Sort(keys);
            SortedHeat sorted = new(heat, masks);
            sorted.Walk(keys);
            sorted.Sums = LevelSums.Of(sorted.Values, sorted.Pixels, sorted._hits.AsSpan(0, sorted.Count * Lanes));
            return sorted;
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }
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

    private static void FillKeys(Heatmap heat, IReadOnlyList<BinaryMask> masks, Span<ulong> keys, string name)
    {
        ReadOnlySpan<float> values = heat.Values.AsSpan(0, keys.Length);
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
            keys[i] = HeatSort.KeyOf(values[i]);
        }

        for (int lane = 0; lane < masks.Count; lane++)
        {
            ReadOnlySpan<bool> inside = masks[lane].Values.AsSpan(0, keys.Length);
            ulong bit = 1UL << lane;
            for (int i = 0; i < keys.Length; i++)
            {
                keys[i] |= inside[i] ? bit : 0;
            }
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

    private void Walk(ReadOnlySpan<ulong> ascending)
    {
        Span<double> values = _values.AsSpan(0, ascending.Length);
        Span<int> pixels = _pixels.AsSpan(0, ascending.Length);
        Span<int> hits = _hits.AsSpan(0, ascending.Length * Lanes);
        int level = -1;
        Vector128<int> inside = Vector128<int>.Zero;
        ulong last = ulong.MaxValue;
        for (int i = ascending.Length - 1; i >= 0; i--)
        {
            ulong key = ascending[i];
            inside += OneEach[(int)key & (OneEach.Length - 1)];
            if ((key >> Lanes) != last)
            {
                last = key >> Lanes;
                values[++level] = HeatSort.HeatOf(key);
            }

            pixels[level] = ascending.Length - i;
            inside.CopyTo(hits[(level * Lanes)..]);
        }

        Count = level + 1;
        values[0] = Count == 1 ? 0 : values[0]; // a constant map counts as zeros
    }
}
