namespace An8Suite.Core.Scoring;

/// <summary>
/// How unevenly a heatmap deals out its heat: the Gini index, the sparseness of Chalasani et al. (ICML 2020).
/// </summary>
/// <remarks>
/// G = 1 - 2 sum_k (v_k / ||v||_1) (N - k + 1/2) / N over the N values in ascending order, k from 1: 0 is the same heat
/// everywhere, 1 - 1/N one hot pixel. The mask does not matter. Higher is sparser, not better.
/// </remarks>
internal static class GiniIndex
{
    /// <summary>In [0, 1); null when there is no heat.</summary>
    public static double? Of(HeatLevels levels) =>
        // The ranks of a level's pixels average to N - (above + reached - 1) / 2.
        levels.AllHeat == 0
            ? null
            : Math.Max(0, 1 - (levels.RankedHeat / (levels.AllHeat * levels.PixelCount)));
}
