namespace An8Suite.Tests.Selection;

/// <summary>The nearest point of the L1 ball, by sorting (Duchi et al. 2008).</summary>
internal static class L1Ball
{
    internal static double[] Project(double[] point, double radius)
    {
        if (point.Sum(Math.Abs) <= radius)
        {
            return (double[])point.Clone();
        }

        double[] sorted = [.. point.Select(Math.Abs).OrderDescending()];
        (double sum, double threshold) = (0, 0);
        for (int i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            double candidate = (sum - radius) / (i + 1);
            if (sorted[i] > candidate)
            {
                threshold = candidate;
            }
        }

        return [.. point.Select(value => Math.CopySign(Math.Max(0, Math.Abs(value) - threshold), value))];
    }
}
