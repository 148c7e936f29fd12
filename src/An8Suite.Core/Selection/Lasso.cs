namespace An8Suite.Core.Selection;

/// <summary>The mu-lasso of one class: minimise |X^T w - l|^2 subject to |w|_1 &lt;= mu.</summary>
/// <remarks>
/// No intercept, no standardising (Oramas, Wang, Tuytelaars, ICLR 2019). Responses that sum to 1 within a layer make features
/// exactly dependent, so the weights need not be unique; the objective is.
/// </remarks>
public static class Lasso
{
    /// <summary>Fits one class; the certificate says whether the fit has converged.</summary>
    /// <exception cref="InputException">The options are out of range.</exception>
    public static LassoFit Fit(GramSystem system, int classIndex, LassoOptions options)
    {
        options.Validate();
        double[] weights = Shrunk(new LassoHomotopy(system, classIndex, options.Sign).Run(options.Mu), options.Mu);
        var certificate = LassoCertificate.Of(system, classIndex, weights, options);
        if (certificate.Converged)
        {
            return new LassoFit { Weights = weights, Certificate = certificate, Repaired = false };
        }

        double[] repaired = Shrunk(new LassoActiveSet(system, classIndex, options, weights).Run(), options.Mu);
        var second = LassoCertificate.Of(system, classIndex, repaired, options);
        return second.Gap < certificate.Gap
            ? new LassoFit { Weights = repaired, Certificate = second, Repaired = true }
            : new LassoFit { Weights = weights, Certificate = certificate, Repaired = false };
    }

    /// <summary>The corners of the regularisation path up to the budget of the options, starting with no feature at all.</summary>
    /// <exception cref="InputException">The options are out of range.</exception>
    public static IReadOnlyList<LassoBreakpoint> Path(GramSystem system, int classIndex, LassoOptions options)
    {
        options.Validate();
        List<LassoBreakpoint> path = [];
        new LassoHomotopy(system, classIndex, options.Sign) { Path = path }.Run(options.Mu);
        return path;
    }

    // Rounding may leave the ball by some units in the last place; the certificate holds inside it.
    private static double[] Shrunk(double[] weights, double mu)
    {
        double norm = weights.Sum(Math.Abs);
        if (norm > mu)
        {
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] *= mu / norm;
            }
        }

        return weights;
    }
}
