using System.Numerics;

namespace An8Suite.Core.Games;

/// <summary>Which coalitions suffice, such as sets of parts that alone make a network give the same answer.</summary>
public static class SufficientSets
{
    /// <summary>All of the smallest coalitions that suffice, ascending; empty where none does.</summary>
    /// <param name="players">How many there are.</param>
    /// <param name="suffices">Whether a coalition does; the empty one may.</param>
    public static IReadOnlyList<int> Smallest(int players, Func<int, bool> suffices)
    {
        int[] enough = [.. Enumerable.Range(0, 1 << players).Where(suffices)];
        int fewest = enough.Select(Size).DefaultIfEmpty(0).Min();
        return [.. enough.Where(coalition => Size(coalition) == fewest)];
    }

    /// <summary>How many players a coalition has.</summary>
    public static int Size(int coalition) => BitOperations.PopCount((uint)coalition);
}
