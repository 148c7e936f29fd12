namespace An8Suite.Core.Ablation;

/// <summary>The area under a curve over the logarithm of the number of silenced channels, as a mean height.</summary>
public static class LogArea
{
    /// <summary>(1 / ln(k_n / k_1)) times the integral of the straight lines between the points over ln k.</summary>
    /// <param name="counts">k, rising, from 1 on.</param>
    /// <param name="values">The height at every k.</param>
    /// <returns>Between the smallest and the largest value; the value itself where there is one point.</returns>
    public static double Of(IReadOnlyList<int> counts, IReadOnlyList<double> values)
    {
        if (counts.Count == 1)
        {
            return values[0];
        }

        double area = 0;
        for (int i = 1; i < counts.Count; i++)
        {
            area += Math.Log((double)counts[i] / counts[i - 1]) * (values[i] + values[i - 1]) / 2;
        }

        return area / Math.Log((double)counts[^1] / counts[0]);
    }
}
