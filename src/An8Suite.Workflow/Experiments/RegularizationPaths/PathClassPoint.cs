using An8Suite.Core.Selection;

namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>The lasso of one class at one budget.</summary>
/// <param name="Mu">The budget.</param>
/// <param name="Corner">Whether a feature joins or drops here, or more budget no longer helps from here on.</param>
/// <param name="Features">How many weights are not zero.</param>
/// <param name="Objective">The squared error.</param>
/// <param name="RelativeObjective">
/// The squared error over the squared norm of the labels: 1 for no weights at all.
/// </param>
/// <param name="L1Norm">The sum of the absolute weights.</param>
/// <param name="Lambda">What one more unit of budget would save.</param>
/// <param name="Gap">The duality gap: the objective is at most this much above the smallest possible.</param>
/// <param name="RelativeGap">The gap over the squared norm of the labels.</param>
/// <param name="Binding">Whether the budget is spent.</param>
/// <param name="Converged">Whether the relative gap is small enough to call the weights optimal.</param>
/// <param name="Repaired">
/// Whether the path missed the certificate here and the active-set method finished the fit.
/// </param>
public sealed record PathClassPoint(
    double Mu,
    bool Corner,
    int Features,
    double Objective,
    double RelativeObjective,
    double L1Norm,
    double Lambda,
    double Gap,
    double RelativeGap,
    bool Binding,
    bool Converged,
    bool Repaired)
{
    /// <summary>Without the weights.</summary>
    public static PathClassPoint Of(PathPoint point)
    {
        LassoCertificate c = point.Fit.Certificate;
        return new PathClassPoint(
            point.Mu, point.IsCorner, c.SupportCount, c.Objective,
            c.RelativeObjective, c.L1Norm, c.Lambda, c.Gap, c.RelativeGap,
            c.Binding, c.Converged, point.Fit.Repaired);
    }
}
