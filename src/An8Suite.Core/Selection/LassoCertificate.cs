namespace An8Suite.Core.Selection;

/// <summary>Proof of how near a fit is to the optimum, computed from the weights alone and not by the solver.</summary>
/// <remarks>
/// With r = X^T w - l and g = 2 X r, for any feasible w: f(w) - f* &lt;= &lt;g, w&gt; + mu |g|_inf, which is 0 at the
/// optimum. Where weights may not be negative, max(0, max(-g)) stands for |g|_inf.
/// </remarks>
public sealed record LassoCertificate
{
    /// <summary>A fit has converged when its relative gap is at most this.</summary>
    public const double GapTolerance = 1e-8;

    /// <summary>The budget.</summary>
    public required double Mu { get; init; }

    /// <summary>The sum of the absolute weights; at most <see cref="Mu"/> up to rounding.</summary>
    public required double L1Norm { get; init; }

    /// <summary>f(w) = |X^T w - l|^2.</summary>
    public required double Objective { get; init; }

    /// <summary><see cref="Objective"/> / |l|^2: 1 for no weights at all; 0 when both are 0.</summary>
    public required double RelativeObjective { get; init; }

    /// <summary>
    /// The duality gap: f(w) is at most this much above the smallest possible. Rounding below 0 is shown as 0.
    /// </summary>
    public required double Gap { get; init; }

    /// <summary><see cref="Gap"/> / |l|^2; 0 when both are 0.</summary>
    public required double RelativeGap { get; init; }

    /// <summary>|g|_inf: what one more unit of budget would save.</summary>
    public required double Lambda { get; init; }

    /// <summary>Whether the budget is spent and more of it would help.</summary>
    public required bool Binding { get; init; }

    /// <summary>
    /// The largest violation of the optimality conditions on the support and of slackness, as a part of |2 B|_inf.
    /// </summary>
    public required double KktResidual { get; init; }

    /// <summary>How many weights are not zero.</summary>
    public required int SupportCount { get; init; }

    /// <summary>Whether the relative gap is within <see cref="GapTolerance"/>.</summary>
    public bool Converged => RelativeGap <= GapTolerance;

    /// <summary>The certificate of any feasible weights.</summary>
    public static LassoCertificate Of(
        GramSystem system, int classIndex, ReadOnlySpan<double> weights, LassoOptions options)
    {
        double[] correlations = new double[system.FeatureCount];
        system.Correlations(classIndex, weights, correlations);
        ReadOnlySpan<double> moments = system.TargetMoments(classIndex);
        double lambda = 2 * Largest(correlations, options.Sign);
        double l1 = 0, along = 0, fitted = 0, kkt = 0;
        int support = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] != 0)
            {
                support++;
                l1 += Math.Abs(weights[i]);
                along += correlations[i] * weights[i];
                fitted += moments[i] * weights[i];
                kkt = Math.Max(kkt, Math.Abs((lambda * Math.Sign(weights[i])) - (2 * correlations[i])));
            }
        }

        double gap = Math.Max(0, (options.Mu * lambda) - (2 * along));
        double norm = system.TargetNorm(classIndex);
        double slack = lambda * Math.Max(0, 1 - (l1 / options.Mu));
        double scale = 2 * Largest(moments, LassoSign.Free);
        double objective = Math.Max(0, norm - fitted - along);
        return new LassoCertificate
        {
            Mu = options.Mu,
            L1Norm = l1,
            Objective = objective,
            RelativeObjective = objective == 0 ? 0 : objective / norm,
            Gap = gap,
            RelativeGap = gap == 0 ? 0 : gap / norm,
            Lambda = lambda,
            // A lambda at the level of rounding would save nothing.
            Binding = lambda > 1e-12 * scale && l1 >= options.Mu * (1 - 1e-9),
            KktResidual = scale == 0 ? 0 : Math.Max(kkt, slack) / scale,
            SupportCount = support,
        };
    }

    private static double Largest(ReadOnlySpan<double> values, LassoSign sign)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, sign == LassoSign.Free ? Math.Abs(value) : value);
        }

        return largest;
    }
}
