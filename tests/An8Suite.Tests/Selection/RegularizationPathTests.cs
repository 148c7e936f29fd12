using An8Suite.Core;
using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class RegularizationPathTests
{
    // Rows (1,0) and (1,1), target (1,3).
    private static readonly GramSystem Tiny = GramSystem.Build([1, 0, 1, 1], 2, [[1, 3]]);

    [Fact]
    public void Golden_path_by_hand()
    {
        IReadOnlyList<PathPoint> path = RegularizationPath.Follow(Tiny, 0, new LassoOptions { Mu = 50 }, [0.5, 2, 50]);
        Assert.Equal([0.5, 1, 2, 3, 50], path.Select(point => Math.Round(point.Mu, 12)));
        Assert.Equal([false, true, false, true, false], path.Select(point => point.IsCorner));
        Assert.Equal([6.5, 4, 1, 0, 0], path.Select(point => Math.Round(point.Fit.Certificate.Objective, 12)));
        Assert.Equal([1, 1, 2, 2, 2], path.Select(point => point.Fit.Certificate.SupportCount));
        Assert.Equal([true, true, true, false, false], path.Select(point => point.Fit.Certificate.Binding));
        Assert.Equal([1.0, 1], path[2].Fit.Weights.Select(weight => Math.Round(weight, 12)));
        Assert.Equal([0.5, 0], path[0].Fit.Weights.Select(weight => Math.Round(weight, 12)));
    }

    [Fact]
    public void A_budget_of_the_grid_that_is_a_corner_is_there_once()
    {
        IReadOnlyList<PathPoint> path = RegularizationPath.Follow(Tiny, 0, new LassoOptions { Mu = 2 }, [1, 2]);
        Assert.Equal([1.0, 2], path.Select(point => point.Mu));
        Assert.Equal([true, false], path.Select(point => point.IsCorner));
    }

    [Theory]
    [InlineData(LassoSign.Free)]
    [InlineData(LassoSign.Nonnegative)]
    public void Every_point_is_certified_and_the_error_only_falls(LassoSign sign)
    {
        foreach ((ulong seed, int images, int[] layers) in new (ulong, int, int[])[] { (1, 60, [16, 16, 8]), (2, 400, [24, 40]) })
        {
            var system = GramSystem.Build(ResponseDesigns.Table(seed, images, 4, layers), 4, LassoLabels.GroundTruth);
            double[] grid = MuGrid.Even(1000, 31);
            IReadOnlyList<PathPoint> path = RegularizationPath.Follow(system, 1, new LassoOptions { Mu = 1000, Sign = sign }, grid);
            Assert.Equal(grid, path.Select(point => point.Mu).Intersect(grid));
            Assert.Contains(path, point => point.IsCorner);
            foreach ((PathPoint before, PathPoint point) in path.Zip(path.Skip(1)))
            {
                LassoCertificate c = point.Fit.Certificate;
                Assert.True(before.Mu < point.Mu);
                Assert.InRange(c.RelativeGap, 0, LassoCertificate.GapTolerance);
                Assert.Equal(point.Mu, c.Mu);
                Assert.InRange(c.Objective - before.Fit.Certificate.Objective, double.NegativeInfinity, before.Fit.Certificate.Binding ? 1e-10 : 1e-7);
                Assert.InRange(c.Lambda, 0, before.Fit.Certificate.Lambda + 1e-9);
                Assert.True(c.L1Norm <= point.Mu * (1 + 1e-12));
                Assert.True(!c.Binding || Math.Abs(c.L1Norm - point.Mu) <= 1e-9 * point.Mu);
                Assert.True(sign == LassoSign.Free || point.Fit.Weights.All(weight => weight >= 0));
            }
        }
    }

    [Fact]
    public void Interpolation_is_as_good_as_a_fit_of_its_own()
    {
        var system = GramSystem.Build(ResponseDesigns.Table(3, 300, 3, 32, 32), 3, LassoLabels.GroundTruth);
        foreach (PathPoint point in RegularizationPath.Follow(system, 2, new LassoOptions { Mu = 100 }, MuGrid.Even(100, 13)))
        {
            double own = Lasso.Fit(system, 2, new LassoOptions { Mu = point.Mu }).Certificate.Objective;
            Assert.Equal(own, point.Fit.Certificate.Objective, 1e-9);
            Assert.Equal(PlainLasso.Objective(system, 2, point.Fit.Weights), point.Fit.Certificate.Objective, 1e-9);
            Assert.Equal(point.Fit.Certificate.Objective / 100, point.Fit.Certificate.RelativeObjective, 1e-12);
        }
    }

    [Fact]
    public void Plain_solvers_find_nothing_better_at_any_budget()
    {
        for (ulong seed = 0; seed < 12; seed++)
        {
            var random = new CounterRandom(seed, "path", 0);
            float[] values = [.. Enumerable.Range(0, 20 * 5).Select(_ => (float)random.NextDouble())];
            var system = GramSystem.Build(values, 5, [[.. Enumerable.Range(0, 20).Select(image => image % 3 == 0 ? 1.0 : 0)]]);
            foreach (PathPoint point in RegularizationPath.Follow(system, 0, new LassoOptions { Mu = 4 }, [0.05, 0.3, 1, 2, 4]))
            {
                double ours = point.Fit.Certificate.Objective;
                Assert.Equal(PlainLasso.BestObjective(system, 0, point.Mu, LassoSign.Free), ours, 1e-8);
                double[] plain = PlainLasso.ProjectedGradient(system, 0, point.Mu, steps: 4000);
                Assert.InRange(PlainLasso.Objective(system, 0, plain) - ours, -1e-9, 1e-4);
            }
        }
    }

    [Fact]
    public void Ties_and_duplicates_are_certified_all_along()
    {
        for (ulong seed = 0; seed < 60; seed++)
        {
            var random = new CounterRandom(seed, "degenerate path", 0);
            int images = 1 + random.NextInt32(30);
            int features = 1 + random.NextInt32(40);
            float[] values = [.. Enumerable.Range(0, images * features).Select(_ => (float)(random.NextInt32(3) - 1))];
            double[] target = [.. Enumerable.Range(0, images).Select(_ => random.NextInt32(4) == 0 ? 1.0 : 0)];
            var system = GramSystem.Build(values, features, [target]);
            Assert.All(
                RegularizationPath.Follow(system, 0, new LassoOptions { Mu = 20 }, MuGrid.Even(20, 7)),
                point => Assert.True(point.Fit.Certificate.Converged, $"seed {seed}: {point.Fit.Certificate}"));
        }
    }

    [Fact]
    public void The_first_corner_is_where_a_second_feature_joins()
    {
        Assert.Equal(1, RegularizationPath.FirstCorner(Tiny, 0, LassoSign.Free)!.Value, 1e-12);
        Assert.Null(RegularizationPath.FirstCorner(GramSystem.Build(new float[6], 3, [[1, 0]]), 0, LassoSign.Free));
        Assert.Null(RegularizationPath.FirstCorner(GramSystem.Build([-1, -2], 1, [[1, 1]]), 0, LassoSign.Nonnegative));

        // One feature alone: nothing joins, and beyond least squares more budget does not help.
        Assert.Equal(0.4, RegularizationPath.FirstCorner(GramSystem.Build([1, 2], 1, [[0, 1]]), 0, LassoSign.Free)!.Value, 1e-7);
    }
}
