namespace An8Suite.Learning.Responses;

/// <summary>The arithmetic from activation maps to responses, in double precision.</summary>
/// <remarks>
/// s_k = sqrt(sum_uv a_k(u,v)^2) or its square; x_k = s_k / sum_k s_k within a layer. Channels of a layer whose
/// responses are all zero stay zero.
/// </remarks>
internal static class ChannelResponses
{
    /// <summary>s of every channel of one image's layer.</summary>
    /// <param name="sumsOfSquares">sum_uv a_k(u,v)^2, one a channel.</param>
    /// <param name="norm">Its root, or itself.</param>
    public static double[] Norms(ReadOnlySpan<float> sumsOfSquares, ResponseNorm norm)
    {
        var s = new double[sumsOfSquares.Length];
        for (int k = 0; k < s.Length; k++)
        {
            s[k] = norm == ResponseNorm.L2 ? Math.Sqrt(sumsOfSquares[k]) : sumsOfSquares[k];
        }

        return s;
    }

    /// <summary>Scales the responses <paramref name="s"/> of one layer in place.</summary>
    /// <param name="s">One a channel.</param>
    /// <param name="scaling"><see cref="LayerScaling.Zscore"/> changes nothing here: it needs all images.</param>
    /// <param name="pixelCount">Pixels of one channel; 1 for fully connected layers.</param>
    public static void Scale(Span<double> s, LayerScaling scaling, int pixelCount)
    {
        double divisor = scaling switch
        {
            LayerScaling.L1 => Sum(s),
            LayerScaling.L2 => Length(s),
            LayerScaling.Area => pixelCount,
            _ => 1,
        };
        Divide(s, divisor);
    }

    /// <summary>Divides a whole vector by its Euclidean length, in place.</summary>
    public static void ScaleToUnitLength(Span<double> x) => Divide(x, Length(x));

    private static double Sum(ReadOnlySpan<double> s)
    {
        double sum = 0;
        foreach (double value in s)
        {
            sum += value;
        }

        return sum;
    }

    private static double Length(ReadOnlySpan<double> s)
    {
        double sum = 0;
        foreach (double value in s)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }

    private static void Divide(Span<double> s, double divisor)
    {
        if (divisor > 0)
        {
            foreach (ref double value in s)
            {
                value /= divisor;
            }
        }
    }
}
