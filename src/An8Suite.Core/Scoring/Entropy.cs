using System.Runtime.Intrinsics;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scoring;

/// <summary>How widely a heatmap spreads its heat: the entropy of the heat as a distribution over the pixels.</summary>
/// <remarks>
/// The complexity of Bhatt, Weller and Moura (IJCAI 2020): H = -sum_i p_i ln p_i with p_i = v_i / sum_j v_j, in nats.
/// It is divided by its largest value, the logarithm of the number of pixels, so maps of any size compare: 0 is one hot
/// pixel, 1 the same heat everywhere. The mask does not matter. Lower is simpler, not better.
/// </remarks>
internal static class Entropy
{
    /// <summary>H / ln(pixels), in [0, 1]; null when there is no heat or only one pixel.</summary>
    public static double? Of(HeatLevels levels) => levels.IsConstant ? null : levels.Entropy;

    /// <summary>The same of a map that is known not to be constant.</summary>
    internal static double Of(Heatmap map)
    {
        // Four sums side by side on every machine, so that all machines add in the same order.
        ReadOnlySpan<float> heat = map.Values;
        Vector256<double> totals = Vector256<double>.Zero;
        Vector256<double> weighted = Vector256<double>.Zero; // sums of v ln v
        for (int i = 0; i < heat.Length; i += Vector128<float>.Count)
        {
            Vector128<float> values = i + Vector128<float>.Count <= heat.Length ? Vector128.Create(heat[i..])
                : Last(heat[i..]);
            Vector256<double> v = Vector256.Create(Vector128.WidenLower(values), Vector128.WidenUpper(values));
            totals += v;
            weighted += v * UnitLogarithm.Of(
                Vector256.ConditionalSelect(Vector256.Equals(v, Vector256<double>.Zero), Vector256<double>.One, v));
        }

        double total = Vector256.Sum(totals);
        return Math.Clamp(
            (PortableMath.Log(total) - (Vector256.Sum(weighted) / total)) / PortableMath.Log(heat.Length), 0, 1);
    }

    /// <summary>Fewer than four values, and zeros.</summary>
    private static Vector128<float> Last(ReadOnlySpan<float> values)
    {
        Span<float> four = stackalloc float[Vector128<float>.Count];
        four.Clear();
        values.CopyTo(four);
        return Vector128.Create((ReadOnlySpan<float>)four);
    }
}
