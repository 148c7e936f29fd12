namespace An8Suite.Core.Selection;

/// <summary>A corner of the regularisation path: between two of them every weight moves on a straight line.</summary>
/// <param name="Lambda">The largest |gradient| there; falls along the path.</param>
/// <param name="L1Norm">The budget whose solution this is; rises along the path.</param>
/// <param name="Support">The features in the fit.</param>
/// <param name="Weights">Their weights, in the same order.</param>
public sealed record LassoBreakpoint(double Lambda, double L1Norm, int[] Support, double[] Weights);
