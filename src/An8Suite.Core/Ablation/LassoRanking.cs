using An8Suite.Core.Selection;

namespace An8Suite.Core.Ablation;

/// <summary>Every column in the order in which the lasso finds it relevant to one class.</summary>
/// <remarks>
/// Relevance is r = w * m, with the weight w and the mean response m of the class's images. First the selection's own
/// columns with r &gt; 0, the largest first. They are few, so the budget is doubled again and again, and the columns
/// that become relevant follow in the same way, budget by budget. Then those that never do, in a random order; at the
/// end those with r &lt; 0 in the selection, which speak against the class.
/// </remarks>
/// <param name="Columns">All admitted columns.</param>
/// <param name="SelectedCount">How many of them, from the front, are the selection's own.</param>
/// <param name="FollowedCount">How many of them, from the front, some budget finds relevant.</param>
public sealed record LassoRanking(int[] Columns, int SelectedCount, int FollowedCount)
{
    /// <summary>How often the budget is doubled.</summary>
    public const int Doublings = 6;

    /// <summary>Ranks <paramref name="columns"/> by the weights at every budget.</summary>
    /// <param name="columns">Those that are ranked.</param>
    /// <param name="weights">
    /// The selection's weights, then those of every doubled budget; one a column of the table each.
    /// </param>
    /// <param name="meanResponses">m, one a column of the table.</param>
    /// <param name="random">Orders what is never relevant.</param>
    public static LassoRanking Of(
        IReadOnlyList<int> columns, IReadOnlyList<double[]> weights, double[] meanResponses, CounterRandom random)
    {
        double Relevance(int level, int column) => weights[level][column] * meanResponses[column];
        int[] against = [.. columns.Where(column => Relevance(0, column) < 0)];
        HashSet<int> left = [.. columns.Except(against)];
        List<int> list = [];
        int selected = 0;
        for (int level = 0; level < weights.Count; level++)
        {
            int[] found = [.. left.Where(column => Relevance(level, column) > 0)
                .OrderByDescending(column => Relevance(level, column)).ThenBy(column => column)];
            list.AddRange(found);
            left.ExceptWith(found);
            selected = level == 0 ? found.Length : selected;
        }

        int followed = list.Count;
        int[] never = [.. left.Order()];
        return new LassoRanking(
            [
                .. list,
                .. random.Permutation(never.Length).Select(place => never[place]),
                .. against.OrderByDescending(column => Relevance(0, column)).ThenBy(column => column),
            ],
            selected,
            followed);
    }

    /// <summary>The weights of one class at the doubled budgets, ending where more budget no longer helps.</summary>
    public static IReadOnlyList<double[]> DoubledWeights(GramSystem system, int label, LassoOptions options)
    {
        List<double[]> weights = [];
        for (int level = 1; level <= Doublings; level++)
        {
            LassoFit fit = Lasso.Fit(system, label, options with { Mu = options.Mu * (1 << level) });
            weights.Add(fit.Weights);
            if (!fit.Certificate.Binding)
            {
                break;
            }
        }

        return weights;
    }
}
