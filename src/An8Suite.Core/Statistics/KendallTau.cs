namespace An8Suite.Core.Statistics;

/// <summary>
/// How alike two orders are (Kendall 1945, tau-b): pairs in the same order less pairs in the reverse, over the
/// geometric mean of the pairs that each tells apart.
/// </summary>
public static class KendallTau
{
    /// <summary>Null where either has fewer than two different values.</summary>
    public static double? Of(double[] one, double[] other)
    {
        (double agreement, double apartInOne, double apartInOther) = (0, 0, 0);
        for (int i = 0; i < one.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                (int a, int b) = (one[i].CompareTo(one[j]), other[i].CompareTo(other[j]));
                agreement += a * b;
                apartInOne += a * a;
                apartInOther += b * b;
            }
        }

        return apartInOne > 0 && apartInOther > 0 ? agreement / Math.Sqrt(apartInOne * apartInOther) : null;
    }
}
