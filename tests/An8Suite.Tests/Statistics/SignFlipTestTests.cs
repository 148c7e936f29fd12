using An8Suite.Core;
using An8Suite.Core.Statistics;

namespace An8Suite.Tests.Statistics;

public sealed class SignFlipTestTests
{
    [Theory]
    [InlineData(new double[] { 1, 2, 3 }, 2 / 8.0)]
    [InlineData(new double[] { 1, 2, -3 }, 1)]
    [InlineData(new double[] { 1, 1, 1, 1, -1 }, 12 / 32.0)]
    [InlineData(new double[] { .1, .2, .3, 0, 0 }, 2 / 8.0)]
    [InlineData(new double[] { 5 }, 1)]
    [InlineData(new double[] { 0, 0 }, 1)]
    public void Few_poses_are_enumerated(double[] contributions, double p)
    {
        var test = SignFlipTest.Of(contributions, new ResamplingOptions());
        Assert.True(test.Exact);
        Assert.Equal(p, test.P, 1e-12);
        Assert.Equal(contributions.Count(c => c != 0), test.Poses);
    }

    [Fact]
    public void Random_flips_come_close_to_all_flips()
    {
        CounterRandom random = new(2, "values", 0);
        double[] values = [.. Enumerable.Range(0, 12).Select(_ => random.NextDouble() - .35)];
        double exact = SignFlipTest.Of(values, new ResamplingOptions()).P;
        var drawn = SignFlipTest.Of(values, new ResamplingOptions { Flips = 4000 });
        Assert.False(drawn.Exact);
        Assert.InRange(drawn.P - exact, -4 * Math.Sqrt(exact / 4000), 4 * Math.Sqrt(exact / 4000));
    }

    [Fact]
    public void A_p_value_is_never_zero_and_many_tests_at_once_say_what_each_says_alone()
    {
        double[] strong = [.. Enumerable.Repeat(1.0, 30)];
        double[] weak = [.. Enumerable.Range(0, 30).Select(i => i % 2 == 0 ? .5 : -.4)];
        ResamplingOptions options = new() { Flips = 999 };
        SignFlipTest[] tests = SignFlipTest.Of([strong, weak], options);
        Assert.Equal(1 / 1000.0, tests[0].P);
        Assert.Equal([SignFlipTest.Of(strong, options), SignFlipTest.Of(weak, options)], tests);
        Assert.InRange(tests[1].P, .3, .9);
    }

    [Fact]
    public void Where_nothing_differs_p_values_are_uniform()
    {
        double[] p =
        [
            .. Enumerable.Range(0, 400).Select(round =>
            {
                CounterRandom random = new(7, "null", (ulong)round);
                return SignFlipTest.Of(
                    [.. Enumerable.Range(0, 25).Select(_ => random.NextDouble() - .5)], new ResamplingOptions { Flips = 299, Seed = (ulong)round }).P;
            }).Order(),
        ];

        // Kolmogorov-Smirnov at 400 values: the 0.1 % bound is 1.95 / sqrt(400).
        Assert.InRange(p.Select((value, i) => Math.Max(Math.Abs(value - (i / 400.0)), Math.Abs(value - ((i + 1) / 400.0)))).Max(), 0, .0975);
    }
}
