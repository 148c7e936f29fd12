using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

public sealed class MuGridTests
{
    [Fact]
    public void The_standard_grid_holds_the_powers_of_ten()
    {
        double[] grid = MuGrid.Even(100, 31);
        Assert.Equal(31, grid.Length);
        Assert.Equal([0.1, 1, 10, 100], new[] { grid[0], grid[10], grid[20], grid[30] });
        Assert.All(grid.Zip(grid.Skip(1)), pair => Assert.Equal(Math.Pow(10, 0.1), pair.Second / pair.First, 1e-5));
    }

    [Theory]
    [InlineData(3e-5)]
    [InlineData(7)]
    [InlineData(123456.789)]
    public void The_largest_budget_is_exact(double largest)
    {
        double[] grid = MuGrid.Even(largest, 2);
        Assert.Equal(largest, grid[1]);
        Assert.Equal(largest / 1000, grid[0], largest * 1e-8);
    }

    [Fact]
    public void One_budget_is_no_grid() => Assert.Throws<ArgumentOutOfRangeException>(() => MuGrid.Even(1, 1));
}
