namespace An8Suite.Core;

/// <summary>Linear between the order statistics (type 7 of Hyndman and Fan 1996, as NumPy's default).</summary>
internal static class Quantile
{
    /// <summary>The value below which a share in [0, 1] of at least one value lies; the values ascend.</summary>
    public static double Of(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 == sorted.Length
            ? sorted[below]
            : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}
