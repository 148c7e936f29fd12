namespace An8Suite.Core.Statistics;

/// <summary>A factor of a grid, or several that are taken together: its cells in groups of equal levels.</summary>
internal sealed class GridTerm
{
    private readonly int[] _groups;
    private readonly int[] _counts;

    /// <summary>Groups the cells by their levels of <paramref name="factors"/>.</summary>
    public GridTerm(IReadOnlyList<GridCell> cells, params int[] factors)
    {
        Factors = factors;
        string[] keys = [.. cells.Select(cell => string.Join('\n', factors.Select(factor => cell.Levels[factor])))];
        Levels = [.. keys.Distinct()];
        _groups = [.. keys.Select(key => Array.IndexOf(Levels, key))];
        _counts = [.. Levels.Select((_, level) => _groups.Count(group => group == level))];
    }

    /// <summary>The factors, by position.</summary>
    public int[] Factors { get; }

    /// <summary>The groups' names, as first met.</summary>
    public string[] Levels { get; }

    /// <summary>How many cells a group has.</summary>
    public int Count(int level) => _counts[level];

    /// <summary>The mean of each group.</summary>
    public double[] Means(double[] cells)
    {
        double[] sums = new double[Levels.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            sums[_groups[i]] += cells[i];
        }

        return [.. sums.Zip(_counts, (sum, count) => sum / count)];
    }

    /// <summary>The sum of squares between the groups.</summary>
    public double Between(double[] cells)
    {
        double grand = cells.Average();
        return Means(cells).Zip(_counts, (mean, count) => count * (mean - grand) * (mean - grand)).Sum();
    }
}
