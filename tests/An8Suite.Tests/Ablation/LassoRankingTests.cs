using An8Suite.Core;
using An8Suite.Core.Ablation;
using An8Suite.Core.Selection;

namespace An8Suite.Tests.Ablation;

public sealed class LassoRankingTests
{
    private static readonly double[] Ones = [1, 1, 1, 1, 1, 1];

    [Fact]
    public void The_selection_comes_first_then_larger_budgets_then_chance_then_what_speaks_against_the_class()
    {
        double[][] budgets =
        [
            [0, 2, 0, -1, 0, 3],
            [5, 1, 0, 4, 0, 1], // 3 speaks against the class in the selection and stays at the end
        ];
        LassoRanking ranking = LassoRanking.Of([0, 1, 2, 3, 4, 5], budgets, Ones, new CounterRandom(0, "test", 0));
        Assert.Equal([5, 1, 0], ranking.Columns[..3]);
        Assert.Equal([2, 4], ranking.Columns[3..5].Order());
        Assert.Equal(3, ranking.Columns[5]);
        Assert.Equal((2, 3), (ranking.SelectedCount, ranking.FollowedCount));
    }

    [Fact]
    public void Relevance_is_weight_times_mean_response_and_only_admitted_columns_count()
    {
        double[] responses = [0.1, 10, 1, 0, 1, 1];
        LassoRanking ranking = LassoRanking.Of(
            [0, 1, 2, 3], [[3, 0.2, 1, 9, 9, 9]], responses, new CounterRandom(0, "test", 0));
        Assert.Equal([1, 2, 0, 3], ranking.Columns);
        Assert.Equal(3, ranking.SelectedCount);
    }

    [Fact]
    public void Doubled_budgets_end_where_more_no_longer_helps()
    {
        // Vector V9: the least-squares weights are (1, 2), reached at a budget of 3.
        var system = GramSystem.Build([1, 0, 1, 1], 2, [[1, 3]]);
        IReadOnlyList<double[]> weights = LassoRanking.DoubledWeights(system, 0, new LassoOptions { Mu = 1 });
        Assert.Equal(2, weights.Count);
        Assert.Equal([1, 1], weights[0].Select(w => Math.Round(w, 9)));
        Assert.Equal([1, 2], weights[1].Select(w => Math.Round(w, 6)));
    }

    [Fact]
    public void Least_squares_solves_the_normal_equations_also_where_features_depend_on_each_other()
    {
        var plain = GramSystem.Build([1, 0, 1, 1], 2, [[1, 3]]);
        Assert.Equal([1.0, 2.0], LeastSquares.Fit(plain)[0].Select(w => Math.Round(w, 6)));

        // The same feature twice and one that is always zero: the shortest weights share equally.
        var twice = GramSystem.Build([1, 1, 0, 2, 2, 0], 3, [[1, 2]]);
        Assert.Equal([0.5, 0.5, 0.0], LeastSquares.Fit(twice)[0].Select(w => Math.Round(w, 6)));
    }
}
