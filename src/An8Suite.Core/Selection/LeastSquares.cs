namespace An8Suite.Core.Selection;

/// <summary>The unconstrained regression of every class: minimise |X^T w - l|^2 + ridge |w|^2.</summary>
/// <remarks>
/// Responses that sum to 1 within a layer make the Gram matrix singular, so a ridge of <see cref="RelativeRidge"/>
/// times the mean of its diagonal picks weights close to those of the smallest length among all that fit best.
/// </remarks>
public static class LeastSquares
{
    /// <summary>The ridge as a part of the mean squared length of a feature.</summary>
    public const double RelativeRidge = 1e-9;

    /// <summary>
    /// The weights of every class, one a feature; 0 for a feature that nothing is left of beside the others.
    /// </summary>
    public static double[][] Fit(GramSystem system)
    {
        double mean = Enumerable.Range(0, system.FeatureCount).Average(system.GramDiagonal);
        ActiveCholesky factor = new(system, RelativeRidge * mean);
        for (int feature = 0; feature < system.FeatureCount; feature++)
        {
            factor.TryInsert(feature);
        }

        double[][] fits = new double[system.ClassCount][];
        Parallel.For(0, fits.Length, label => fits[label] = Solve(system, factor, label));
        return fits;
    }

    private static double[] Solve(GramSystem system, ActiveCholesky factor, int label)
    {
        ReadOnlySpan<double> moments = system.TargetMoments(label);
        double[] solution = new double[factor.Count];
        for (int i = 0; i < solution.Length; i++)
        {
            solution[i] = moments[factor.Columns[i]];
        }

        factor.Solve(solution);
        double[] weights = new double[system.FeatureCount];
        for (int i = 0; i < solution.Length; i++)
        {
            weights[factor.Columns[i]] = solution[i];
        }

        return weights;
    }
}
