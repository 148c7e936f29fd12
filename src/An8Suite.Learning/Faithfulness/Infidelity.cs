namespace An8Suite.Learning.Faithfulness;

/// <summary>How badly the heat in a patch foretells what the patch's removal does to the logit.</summary>
/// <remarks>
/// C.-K. Yeh et al., On the (In)fidelity and Sensitivity of Explanations, NeurIPS 2019: mean over perturbations I of
/// (I . Phi - (f(x) - f(x - I)))^2. Here I replaces a square patch by the background and Phi is heat, which has no
/// unit, so I . Phi is beta z with z the sum of the heat in the patch, and beta = sum z d / sum z^2, which makes the
/// mean smallest (the paper's optimal scaling); d = f(x) - f(x - I) is the drop of the logit.
/// </remarks>
internal static class Infidelity
{
    /// <summary>mean (beta z - d)^2; null where no patch has heat.</summary>
    public static double? Of(IReadOnlyList<double> heat, IReadOnlyList<double> drops)
    {
        double squares = heat.Sum(z => z * z);
        if (squares == 0)
        {
            return null;
        }

        double beta = heat.Zip(drops, (z, d) => z * d).Sum() / squares;
        return heat.Zip(drops, (z, d) => ((beta * z) - d) * ((beta * z) - d)).Average();
    }

    /// <summary>
    /// The same divided by mean d^2, which a map that foretells nothing would get; null where no patch changes the
    /// logit.
    /// </summary>
    public static double? ShareOf(IReadOnlyList<double> heat, IReadOnlyList<double> drops)
    {
        double scale = drops.Average(d => d * d);
        return scale == 0 ? null : Of(heat, drops) / scale;
    }
}
