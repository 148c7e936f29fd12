using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class LassoPathTests
{
    [Fact]
    public void Golden_path()
    {
        // Rows (1,0) and (1,1), target (1,3): B = (4,3), the second feature joins at w = (1,0), the end is w = (1,2).
        var path = Lasso.Path(GramSystem.Build([1, 0, 1, 1], 2, [[1, 3]]), 0, new LassoOptions { Mu = 50 });
        Assert.Equal([8, 4, 0], path.Select(corner => Math.Round(corner.Lambda, 12)));
        Assert.Equal([0, 1, 3], path.Select(corner => Math.Round(corner.L1Norm, 12)));
        Assert.Equal([0, 1], path[^1].Support);
        Assert.Equal([1, 2], path[^1].Weights.Select(weight => Math.Round(weight, 12)));
    }

    [Theory]
    [InlineData(LassoSign.Free)]
    [InlineData(LassoSign.Nonnegative)]
    public void Between_corners_the_weights_lie_on_a_line(LassoSign sign)
    {
        var system = GramSystem.Build(ResponseDesigns.Table(6, 400, 4, 24, 40), 4, LassoLabels.GroundTruth);
        IReadOnlyList<LassoBreakpoint> path = Lasso.Path(system, 1, new LassoOptions { Mu = 40, Sign = sign });
        Assert.True(path.Count > 5);
        for (int i = 1; i < path.Count; i++)
        {
            Assert.True(path[i].Lambda < path[i - 1].Lambda);
            Assert.True(path[i].L1Norm > path[i - 1].L1Norm);
            double[] middle = new double[system.FeatureCount];
            Add(middle, path[i - 1]);
            Add(middle, path[i]);
            double mu = middle.Sum(Math.Abs);
            LassoFit fit = Lasso.Fit(system, 1, new LassoOptions { Mu = mu, Sign = sign });
            Assert.Equal(PlainLasso.Objective(system, 1, middle), fit.Certificate.Objective, 1e-9);
        }
    }

    private static void Add(double[] sum, LassoBreakpoint corner)
    {
        for (int i = 0; i < corner.Support.Length; i++)
        {
            sum[corner.Support[i]] += corner.Weights[i] / 2;
        }
    }
}
