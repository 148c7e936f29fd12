namespace An8Suite.Core.Statistics;

/// <summary>
/// Main effects and interactions of a complete grid of factors, such as start, ReLU rule and way through strides.
/// </summary>
/// <remarks>
/// With the mean score of every cell (images within a class, then classes): a level's effect is the mean of its cells
/// minus the mean of all cells; eta squared is a term's sum of squares over that of all cell means, so the shares add
/// up to 1 with the rest, which is the interaction of all factors. Intervals come from the same bootstrap samples of
/// the poses for every cell.
/// </remarks>
/// <param name="GrandMean">The mean of all cells.</param>
/// <param name="Levels">
/// Every level of every factor, in the order of the factors and of the levels as first met.
/// </param>
/// <param name="Shares">
/// The share of every factor and every pair of factors in the variance between cells; the rest is the last.
/// </param>
public sealed record FactorialEffects(
    double GrandMean, IReadOnlyList<LevelEffect> Levels, IReadOnlyList<VarianceShare> Shares)
{
    /// <summary>The effects of a grid; null when a combination of levels is missing, or all cells are equal.</summary>
    /// <param name="cells">One a combination, with the name of its method.</param>
    /// <param name="table">The scores of the methods.</param>
    /// <param name="bootstrap">Samples of their means.</param>
    public static FactorialEffects? Of(IReadOnlyList<GridCell> cells, PoseTable table, PoseBootstrap bootstrap)
    {
        double?[] known = [.. cells.Select(cell => table.Find(cell.Method)?.Mean())];
        if (cells.Count == 0 || known.Contains(null))
        {
            return null;
        }

        double[] means = [.. known.Select(mean => mean!.Value)];
        IReadOnlyList<double>[] drawn = [.. cells.Select(cell => bootstrap.Means(cell.Method))];
        double[][] samples = [.. Enumerable.Range(0, bootstrap.HasIntervals ? drawn[0].Count : 0)
            .Select(b => drawn.Select(cell => cell[b]).ToArray())];
        return Of(cells, means, samples, bootstrap.Confidence);
    }

    /// <summary>The same from the cells' means and any resamples of them, each with one value a cell.</summary>
    public static FactorialEffects? Of(
        IReadOnlyList<GridCell> cells, double[] means, IReadOnlyList<double[]> samples, double confidence)
    {
        GridTerm[] factors = [.. Enumerable.Range(0, cells[0].Levels.Count)
            .Select(factor => new GridTerm(cells, factor))];
        double grand = means.Average();
        double total = means.Sum(mean => (mean - grand) * (mean - grand));
        return factors.Aggregate(1, (product, factor) => product * factor.Levels.Length) != cells.Count || total < 1e-18
            ? null
            : new FactorialEffects(
                grand,
                [.. factors.SelectMany(factor => LevelsOf(factor, means, samples, confidence))],
                SharesOf(cells, factors, means, samples, confidence));
    }

    private static IEnumerable<LevelEffect> LevelsOf(
        GridTerm factor, double[] means, IReadOnlyList<double[]> samples, double confidence)
    {
        double[] levels = factor.Means(means);
        double[][] drawn = [.. samples.Select(
            sample => factor.Means(sample).Select(mean => mean - sample.Average()).ToArray())];
        return levels.Select((mean, level) => new LevelEffect(
            factor.Factors[0],
            factor.Levels[level],
            mean,
            mean - means.Average(),
            Interval.Percentile(drawn.Select(sample => sample[level]), confidence),
            factor.Count(level)));
    }

    private static IReadOnlyList<VarianceShare> SharesOf(
        IReadOnlyList<GridCell> cells, GridTerm[] factors, double[] means,
        IReadOnlyList<double[]> samples, double confidence)
    {
        List<VarianceShare> shares =
        [
            .. factors.Select(factor => Share([factor.Factors[0]], sample => factor.Between(sample))),
        ];
        for (int one = 0; one < factors.Length; one++)
        {
            for (int other = one + 1; other < factors.Length; other++)
            {
                (GridTerm first,
                    GridTerm second, GridTerm joint) = (factors[one], factors[other], new GridTerm(cells, one, other));
                shares.Add(Share(
                    [one, other], sample => joint.Between(sample) - first.Between(sample) - second.Between(sample)));
            }
        }

        double rest = Math.Max(0, 1 - shares.Sum(share => share.EtaSquared));
        return [.. shares, new VarianceShare([.. Enumerable.Range(0, factors.Length)], rest, null)];

        VarianceShare Share(int[] term, Func<double[], double> squares) => new(
            term, Eta(squares, means), Interval.Percentile(samples.Select(sample => Eta(squares, sample)), confidence));
    }

    private static double Eta(Func<double[], double> squares, double[] cells)
    {
        double grand = cells.Average();
        double total = cells.Sum(mean => (mean - grand) * (mean - grand));
        return total > 0 ? Math.Max(0, squares(cells) / total) : double.NaN;
    }
}
