using An8Suite.Core;

namespace An8Suite.Tests.Selection;

public sealed class L1BallTests
{
    [Theory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(2, 1.5, 0, -0.5)]
    [InlineData(3, 2, 0, -1)]
    [InlineData(6, 3, 1, -2)]
    [InlineData(9, 3, 1, -2)]
    public void Golden_projections(double radius, double a, double b, double c) =>
        Assert.Equal([a, b, c], L1Ball.Project([3, 1, -2], radius).Select(value => Math.Round(value, 12)));

    [Fact]
    public void No_point_of_the_ball_is_nearer()
    {
        var random = new CounterRandom(1, "ball", 0);
        for (int trial = 0; trial < 100; trial++)
        {
            double[] point = [.. Enumerable.Range(0, 7).Select(_ => (4 * random.NextDouble()) - 2)];
            double[] nearest = L1Ball.Project(point, 1.5);
            double[] other = L1Ball.Project([.. point.Select(value => value + random.NextDouble() - 0.5)], 1.5);
            Assert.True(nearest.Sum(Math.Abs) <= 1.5 + 1e-12);
            Assert.True(Distance(point, nearest) <= Distance(point, other) + 1e-12);
        }
    }

    private static double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
}
