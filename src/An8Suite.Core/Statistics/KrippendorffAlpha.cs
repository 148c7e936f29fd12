namespace An8Suite.Core.Statistics;

/// <summary>
/// How far observers agree who put the same things into categories: 1 for agreement, 0 for what chance would give.
/// </summary>
/// <remarks>
/// K. Krippendorff, Content Analysis, 2004, chapter 11, for nominal values: alpha = 1 - D_o / D_e, where D_o is the
/// share of different values among all pairs within a unit, each unit weighted by its number of values, and D_e that
/// among all pairs of values whatsoever. Not everyone need judge everything; a unit with one value counts for nothing.
/// </remarks>
public static class KrippendorffAlpha
{
    /// <summary>Null where no unit has two values, or all are the same, so that chance would agree too.</summary>
    /// <param name="units">The values that each unit was given.</param>
    public static double? Of(IEnumerable<IReadOnlyList<int>> units)
    {
        IReadOnlyList<int>[] paired = [.. units.Where(unit => unit.Count > 1)];
        double observed = paired.Sum(unit => (double)Different(unit) / (unit.Count - 1));
        int[] all = [.. paired.SelectMany(unit => unit)];
        double expected = all.Length > 1 ? (double)Different(all) / (all.Length - 1) : 0;
        return expected > 0 ? 1 - (observed / expected) : null;
    }

    /// <summary>How many ordered pairs of places hold different values.</summary>
    private static long Different(IReadOnlyList<int> values) =>
        ((long)values.Count * values.Count) - values.CountBy(value => value).Sum(same => (long)same.Value * same.Value);
}
