using An8Suite.Core;
using An8Suite.Core.Statistics;
using static An8Suite.Tests.Statistics.ScoredPoses;

namespace An8Suite.Tests.Statistics;

public sealed class FactorialEffectsTests
{
    [Fact]
    public void Two_factors_by_hand()
    {
        // 1 3 / 5 11: grand 5, rows 2 and 8, columns 3 and 7; SS rows 36, columns 16, interaction 4, total 56.
        GridCell[] cells = [Cell2("x", "p"), Cell2("x", "q"), Cell2("y", "p"), Cell2("y", "q")];
        FactorialEffects effects = FactorialEffects.Of(cells, [1, 3, 5, 11], [], .95)!;
        Assert.Equal(5, effects.GrandMean);
        Assert.Equal([(0, "x", 2.0, -3.0, 2), (0, "y", 8, 3, 2), (1, "p", 3, -2, 2), (1, "q", 7, 2, 2)],
            effects.Levels.Select(l => (l.Factor, l.Level, l.Mean, l.Effect, l.Cells)));
        Assert.Equal([36 / 56.0, 16 / 56.0, 4 / 56.0, 0], effects.Shares.Select(s => s.EtaSquared), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Null(effects.Levels[0].Interval);
    }

    [Fact]
    public void Shares_of_three_factors_add_up_to_one_and_match_a_plain_computation()
    {
        CounterRandom random = new(8, "grid", 0);
        GridCell[] cells =
        [
            .. from a in Enumerable.Range(0, 5) from b in Enumerable.Range(0, 3) from c in Enumerable.Range(0, 3)
               select new GridCell($"{a}.{b}.{c}", [$"a{a}", $"b{b}", $"c{c}"]),
        ];
        double[] means = [.. cells.Select(_ => random.NextDouble())];
        FactorialEffects effects = FactorialEffects.Of(cells, means, [], .95)!;
        Assert.Equal(1, effects.Shares.Sum(share => share.EtaSquared), 1e-12);
        Assert.Equal(7, effects.Shares.Count);

        // The interaction of the first two: the residual of their table of means from additive.
        double grand = means.Average();
        double Mean(Func<int, bool> chosen) => Enumerable.Range(0, 45).Where(chosen).Average(i => means[i]);
        double squares = (from a in Enumerable.Range(0, 5)
                          from b in Enumerable.Range(0, 3)
                          let both = Mean(i => cells[i].Levels[0] == $"a{a}" && cells[i].Levels[1] == $"b{b}")
                          let left = both - Mean(i => cells[i].Levels[0] == $"a{a}") - Mean(i => cells[i].Levels[1] == $"b{b}") + grand
                          select 3 * left * left).Sum();
        Assert.Equal(squares / means.Sum(m => (m - grand) * (m - grand)), effects.Shares[3].EtaSquared, 1e-12);
        Assert.Equal([0, 1], effects.Shares[3].Factors);
    }

    [Fact]
    public void Intervals_follow_the_poses()
    {
        string[] methods = ["x.p", "x.q", "y.p", "y.q"];
        double[] level = [.2, .4, .5, .9];
        CounterRandom random = new(5, "poses", 0);
        double[] luck = [.. Enumerable.Range(0, 30).Select(_ => .2 * random.NextDouble())];
        PoseTable table = Table(methods.SelectMany((method, m) => Line(method, [.. luck.Select(l => (level[m] + l) * .8)])));
        GridCell[] cells = [.. methods.Select(method => new GridCell(method, method.Split('.')))];
        FactorialEffects effects = FactorialEffects.Of(cells, table, PoseBootstrap.Of(table, new ResamplingOptions { Resamples = 300 }))!;

        // A pose's luck is the same in all cells, so it moves no effect.
        Assert.Equal(-.16, effects.Levels[0].Effect, 1e-12);
        Assert.Equal(-.16, effects.Levels[0].Interval!.Value.Low, 1e-9);
        Assert.Equal(-.16, effects.Levels[0].Interval!.Value.High, 1e-9);
        Assert.Null(FactorialEffects.Of(cells[..3], table, PoseBootstrap.Of(table, new ResamplingOptions { Resamples = 3 })));
        Assert.Null(FactorialEffects.Of([.. cells, new GridCell("none", ["z", "p"])], table, PoseBootstrap.Of(table, new ResamplingOptions { Resamples = 3 })));
        Assert.Null(FactorialEffects.Of(cells, [1, 1, 1, 1], [], .95));
    }

    private static GridCell Cell2(string one, string other) => new(one + other, [one, other]);
}
