namespace An8Suite.Core.Selection;

/// <summary>The lasso of one class for every budget up to one: what the homotopy passes on its way there.</summary>
/// <remarks>
/// Between two corners every weight is a linear function of mu (Osborne, Presnell, Turlach 2000), so that one run gives
/// the fit of any smaller budget by interpolation. Every point carries its own certificate; one that misses it is
/// fitted anew.
/// </remarks>
public static class RegularizationPath
{
    // Corners closer than this part of the budget are one.
    private const double Same = 1e-9;

    /// <summary>The points of a class at its corners and at the budgets of <paramref name="grid"/>, rising.</summary>
    /// <param name="system">The responses and labels.</param>
    /// <param name="classIndex">The class.</param>
    /// <param name="options">Its <see cref="LassoOptions.Mu"/> is where the path ends.</param>
    /// <param name="grid">Budgets above 0 and up to the end, rising.</param>
    /// <exception cref="InputException">The options are out of range.</exception>
    public static IReadOnlyList<PathPoint> Follow(
        GramSystem system, int classIndex, LassoOptions options, IReadOnlyList<double> grid)
    {
        IReadOnlyList<LassoBreakpoint> corners = Lasso.Path(system, classIndex, options);
        HashSet<double> wanted = [.. grid];
        IEnumerable<double> inner = Corners(corners, options.Mu).Where(mu => !grid.Any(other => Near(mu, other)));
        List<PathPoint> points = [];
        foreach (double mu in inner.Concat(grid).Order())
        {
            LassoFit fit = Lasso.Certified(
                system, classIndex, options with { Mu = mu },
                Weights(corners, mu, system.FeatureCount), repaired: false);
            points.Add(new PathPoint(
                mu,
                !wanted.Contains(mu) || Corners(corners, options.Mu).Any(corner => Near(corner, mu)),
                fit.Certificate.Converged ? fit : Lasso.Fit(system, classIndex, options with { Mu = mu })));
        }

        return points;
    }

    /// <summary>
    /// The smallest budget at which the class's first feature is no longer alone, or null where nothing speaks for it.
    /// </summary>
    public static double? FirstCorner(GramSystem system, int classIndex, LassoSign sign)
    {
        for (double mu = 1e-6; mu < 1e15; mu *= 10)
        {
            double? first = Corners(Lasso.Path(system, classIndex, new LassoOptions { Mu = mu, Sign = sign }), mu)
                .Select(corner => (double?)corner)
                .FirstOrDefault();
            if (first is not null)
            {
                return first;
            }
        }

        return null;
    }

    // Where the run began and where its budget ended are no corners.
    private static IEnumerable<double> Corners(IReadOnlyList<LassoBreakpoint> corners, double end) =>
        corners.Select(corner => corner.L1Norm).Where(mu => mu > 0 && mu < end * (1 - Same));

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Same * b;

    private static double[] Weights(IReadOnlyList<LassoBreakpoint> corners, double mu, int featureCount)
    {
        double[] weights = new double[featureCount];
        int next = 0;
        while (next < corners.Count && corners[next].L1Norm < mu)
        {
            next++;
        }

        if (next is 0 || next == corners.Count)
        {
            Add(weights, corners[Math.Min(next, corners.Count - 1)], 1);
            return weights;
        }

        (LassoBreakpoint before, LassoBreakpoint after) = (corners[next - 1], corners[next]);
        double share = (mu - before.L1Norm) / (after.L1Norm - before.L1Norm);
        Add(weights, before, 1 - share);
        Add(weights, after, share);
        return weights;
    }

    private static void Add(double[] sum, LassoBreakpoint corner, double factor)
    {
        for (int i = 0; i < corner.Support.Length; i++)
        {
            sum[corner.Support[i]] += factor * corner.Weights[i];
        }
    }
}

/// <summary>The lasso of one class at one budget of its regularisation path.</summary>
/// <param name="Mu">The budget.</param>
/// <param name="IsCorner">Whether a feature joins or drops here, or more budget no longer helps from here on.</param>
/// <param name="Fit">Weights and certificate.</param>
public sealed record PathPoint(double Mu, bool IsCorner, LassoFit Fit);

/// <summary>A corner of the regularisation path: between two of them every weight moves on a straight line.</summary>
/// <param name="Lambda">The largest |gradient| there; falls along the path.</param>
/// <param name="L1Norm">The budget whose solution this is; rises along the path.</param>
/// <param name="Support">The features in the fit.</param>
/// <param name="Weights">Their weights, in the same order.</param>
public sealed record LassoBreakpoint(double Lambda, double L1Norm, int[] Support, double[] Weights);
