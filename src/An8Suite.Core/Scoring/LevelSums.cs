using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace An8Suite.Core.Scoring;

/// <summary>What the measures add up over the levels of a heatmap, in one walk for several masks.</summary>
/// <remarks>
/// Level l has the heat v_l and n_l pixels at or above it, of which h_l lie in the mask of m pixels; sums run from the
/// hottest level, and every lane adds in that order alone. iou_l = h_l / (m + n_l - h_l).
/// </remarks>
internal sealed record LevelSums
{
    /// <summary>sum iou_l (v_l - v_l+1), a lane a mask: see <see cref="IouCurve"/>.</summary>
    public Vector256<double> Area { get; private init; }

    /// <summary>The highest iou_l.</summary>
    public Vector256<double> Best { get; private init; }

    /// <summary>The v_l where it is reached first.</summary>
    public Vector256<double> BestHeat { get; private init; }

    /// <summary>sum iou_l (n_l+1 - n_l-1) but for the last level: see <see cref="RankEqualized"/>.</summary>
    public Vector256<double> RankArea { get; private init; }

    /// <summary>sum (h_l - h_l-1) h_l / n_l: see <see cref="AveragePrecision"/>.</summary>
    public Vector256<double> Precision { get; private init; }

    /// <summary>sum v_l (h_l - h_l-1): the heat in the mask.</summary>
    public Vector256<double> HeatInside { get; private init; }

    /// <summary>sum v_l (n_l - n_l-1): all heat.</summary>
    public double Heat { get; private init; }

    /// <summary>sum v_l (n_l - n_l-1) (n_l-1 + n_l): see <see cref="GiniIndex"/>.</summary>
    public double RankedHeat { get; private init; }

    /// <summary>Adds up; <paramref name="hits"/> holds one number a lane, level by level.</summary>
    public static LevelSums Of(ReadOnlySpan<double> values, ReadOnlySpan<int> pixels, ReadOnlySpan<int> hits)
    {
        ReadOnlySpan<Vector128<int>> inside = MemoryMarshal.Cast<int, Vector128<int>>(hits);
        Vector128<int> mask = inside[^1];
        (Vector256<double> area, Vector256<double> rankArea, Vector256<double> precision,
            Vector256<double> heatInside, Vector256<double> bestHeat) = (default, default, default, default, default);
        var best = Vector256.Create(-1.0);
        (double heat, double rankedHeat, int above) = (0, 0, 0);
        Vector128<int> before = default;
        for (int level = 0; level < values.Length; level++)
        {
            (double value, int reached, Vector128<int> hit) = (values[level], pixels[level], inside[level]);
            bool isLast = level + 1 == values.Length;
            Vector256<double> iou = ToDouble(hit) / ToDouble(mask + Vector128.Create(reached) - hit);
            area += iou * Vector256.Create(value - (isLast ? 0 : values[level + 1]));
            Vector256<double> isBetter = Vector256.GreaterThan(iou, best);
            best = Vector256.ConditionalSelect(isBetter, iou, best);
            bestHeat = Vector256.ConditionalSelect(isBetter, Vector256.Create(value), bestHeat);
            if (!isLast)
            {
                rankArea += iou * Vector256.Create((double)(pixels[level + 1] - above));
            }

            Vector256<double> more = ToDouble(hit - before);
            precision += more * ToDouble(hit) / Vector256.Create((double)reached);
            heatInside += Vector256.Create(value) * more;
            double own = value * (reached - above);
            heat += own;
            rankedHeat += own * ((double)above + reached);
            (above, before) = (reached, hit);
        }

        return new LevelSums
        {
            Area = area,
            Best = best,
            BestHeat = bestHeat,
            RankArea = rankArea,
            Precision = precision,
            HeatInside = heatInside,
            Heat = heat,
            RankedHeat = rankedHeat,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ToDouble(Vector128<int> numbers) => Avx.IsSupported
        ? Avx.ConvertToVector256Double(numbers)
        : Vector256.Create(numbers[0], numbers[1], numbers[2], (double)numbers[3]);
}
