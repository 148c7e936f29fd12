namespace An8Suite.Core.Selection;

/// <summary>The lasso of one class at one budget of its regularisation path.</summary>
/// <param name="Mu">The budget.</param>
/// <param name="IsCorner">Whether a feature joins or drops here, or more budget no longer helps from here on.</param>
/// <param name="Fit">Weights and certificate.</param>
public sealed record PathPoint(double Mu, bool IsCorner, LassoFit Fit);
