namespace An8Suite.Core.Selection;

/// <summary>
/// How alike feature sets are, corrected for chance: 1 when all are the same, about 0 when drawn at random.
/// </summary>
/// <remarks>
/// Nogueira, Sechidis, Brown, "On the Stability of Feature Selection Algorithms", JMLR 18 (2018). For M sets of d
/// features with selections z_if, frequencies p_f, sizes k_i of mean k (definition 4): Phi = 1 - (1/d sum_f M/(M-1) p_f
/// (1 - p_f)) / ((k/d)(1 - k/d)), at least -1/(M-1) and at most 1; with phi_i = (1/d sum_f z_if p_f - k_i k/d^2 + Phi/2
/// (2 k_i k/d^2 - k_i/d - k/d + 1)) / ((k/d)(1 - k/d)), v = 4/M^2 sum_i (phi_i - mean phi)^2 and the 95 % interval Phi
/// -+ 1.96 sqrt(v) (corollary 9), which is not cut at the bounds of Phi.
/// </remarks>
/// <param name="Value">Phi.</param>
/// <param name="Lower">The beginning of the 95 % confidence interval.</param>
/// <param name="Upper">Its end.</param>
public sealed record StabilityIndex(double Value, double Lower, double Upper)
{
    private const double NormalQuantile = 1.959963984540054;

    /// <summary>The index of M sets, or null where M is below 2 or every set is empty or every set is full.</summary>
    /// <param name="sets">One array a set, true where a feature is in it; all of one length, at least 1.</param>
    public static StabilityIndex? Of(IReadOnlyList<bool[]> sets)
    {
        if (sets.Count < 2)
        {
            return null;
        }

        double m = sets.Count;
        double d = sets[0].Length;
        double[] p = [.. Enumerable.Range(0, sets[0].Length).Select(f => sets.Count(z => z[f]) / m)];
        double k = sets.Sum(z => z.Count(chosen => chosen)) / m;
        double chance = k / d * (1 - (k / d));
        if (!(chance > 0))
        {
            return null;
        }

        double phi = 1 - (m / (m - 1) * p.Sum(share => share * (1 - share)) / d / chance);
        double[] parts = [.. sets.Select(z => Part(z, p, k, phi) / chance)];
        double mean = parts.Average();
        double margin = NormalQuantile * Math.Sqrt(4 / (m * m) * parts.Sum(part => (part - mean) * (part - mean)));
        return new StabilityIndex(phi, phi - margin, phi + margin);
    }

    private static double Part(bool[] z, double[] p, double k, double phi)
    {
        double d = z.Length;
        double size = z.Count(chosen => chosen);
        double common = z.Zip(p).Sum(pair => pair.First ? pair.Second : 0) / d;
        double expected = size * k / (d * d);
        return common - expected + (phi / 2 * ((2 * expected) - (size / d) - (k / d) + 1));
    }
}
