namespace An8Suite.Core.Scoring;

/// <summary>How widely a heatmap spreads its heat: the entropy of the heat as a distribution over the pixels.</summary>
/// <remarks>
/// The complexity of Bhatt, Weller and Moura (IJCAI 2020): H = -sum_i p_i ln p_i with p_i = v_i / sum_j v_j, in nats. It is
/// divided by its largest value, the logarithm of the number of pixels, so maps of any size compare: 0 is one hot pixel,
/// 1 the same heat everywhere. The mask does not matter. Lower is simpler, not better.
/// </remarks>
public static class Entropy
{
    /// <summary>H / ln(pixels), in [0, 1]; null when there is no heat or only one pixel.</summary>
    public static double? Of(HeatLevels levels)
    {
        ReadOnlySpan<double> values = levels.Values;
        ReadOnlySpan<int> pixels = levels.Pixels;
        double total = 0;
        double weighted = 0; // sum of v ln v
        int before = 0;
        for (int level = 0; level < values.Length && values[level] > 0; level++)
        {
            double heat = values[level] * (pixels[level] - before);
            total += heat;
            weighted += heat * UnitLogarithm.Of(values[level]);
            before = pixels[level];
        }

        return total == 0 || levels.PixelCount == 1
            ? null
            : Math.Clamp((PortableMath.Log(total) - (weighted / total)) / PortableMath.Log(levels.PixelCount), 0, 1);
    }
}
