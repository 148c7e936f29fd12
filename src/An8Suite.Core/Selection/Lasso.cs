namespace An8Suite.Core.Selection;

/// <summary>The mu-lasso of one class: minimise |X^T w - l|^2 subject to |w|_1 &lt;= mu.</summary>
/// <remarks>
/// No intercept, no standardising (Oramas, Wang, Tuytelaars, ICLR 2019). Responses that sum to 1 within a layer make
/// features exactly dependent, so the weights need not be unique; the objective is.
/// </remarks>
public static class Lasso
{
    // Rounds of the repair that may pass without bringing the gap down.
    private const int IdleRounds = 10;

    /// <summary>Fits one class; the certificate says whether the fit has converged.</summary>
    /// <exception cref="InputException">The options are out of range.</exception>
    public static LassoFit Fit(GramSystem system, int classIndex, LassoOptions options)
    {
        options.Validate();
        double[] weights = new LassoHomotopy(system, classIndex, options.Sign).Run(options.Mu);
        LassoFit fit = Certified(system, classIndex, options, weights, repaired: false);
        return fit.Certificate.Converged ? fit : Repair(system, classIndex, options, fit);
    }

    /// <summary>
    /// The corners of the regularisation path up to the budget of the options, starting with no feature at all.
    /// </summary>
    /// <exception cref="InputException">The options are out of range.</exception>
    public static IReadOnlyList<LassoBreakpoint> Path(GramSystem system, int classIndex, LassoOptions options)
    {
        options.Validate();
        List<LassoBreakpoint> path = [];
        new LassoHomotopy(system, classIndex, options.Sign) { Path = path }.Run(options.Mu);
        return path;
    }

    /// <summary>Improves a fit with the active-set method until it meets the certificate or gets no better.</summary>
    internal static LassoFit Repair(GramSystem system, int classIndex, LassoOptions options, LassoFit fit)
    {
        LassoFit best = fit;
        double[] weights = fit.Weights;
        int idle = 0;
        while (!best.Certificate.Converged && idle < IdleRounds)
        {
            weights = LassoActiveSet.Round(system, classIndex, options, weights);
            LassoFit next = Certified(system, classIndex, options, weights, repaired: true);
            idle = next.Certificate.Gap < 0.95 * best.Certificate.Gap ? 0 : idle + 1;
            best = next.Certificate.Gap < best.Certificate.Gap ? next : best;
        }

        return best;
    }

    /// <summary>Weights with the certificate of the budget; pulled into the ball where rounding left it.</summary>
    internal static LassoFit Certified(
        GramSystem system, int classIndex, LassoOptions options, double[] weights, bool repaired)
    {
        double[] inside = Shrunk(weights, options.Mu);
        return new LassoFit
        {
            Weights = inside,
            Certificate = LassoCertificate.Of(system, classIndex, inside, options),
            Repaired = repaired,
        };
    }

    // Rounding may leave the ball by some units in the last place; the certificate holds inside it.
    private static double[] Shrunk(double[] weights, double mu)
    {
        double norm = weights.Sum(Math.Abs);
        return norm > mu ? [.. weights.Select(weight => weight * (mu / norm))] : weights;
    }
}
