namespace An8Suite.Core.Statistics;

/// <summary>How much a score varies with the seed of the training and how much with the fold, told apart.</summary>
/// <remarks>
/// Crossed design y_sf = mean + seed_s + fold_f + rest_sf, one network a cell. Method of moments: rest = MS_rest, seeds
/// = (MS_seeds - MS_rest) / F, folds = (MS_folds - MS_rest) / S, negative estimates set to 0 (Searle, Casella,
/// McCulloch 1992). The plain deviations beside them mix in the rest and need no complete design.
/// </remarks>
/// <param name="Seeds">How many seeds there are.</param>
/// <param name="Folds">How many folds there are.</param>
/// <param name="Cells">How many of seeds x folds have a score.</param>
/// <param name="OverSeeds">
/// Standard deviation over seeds at a fixed fold (root mean variance over folds); null below two seeds.
/// </param>
/// <param name="OverFolds">Standard deviation over folds at a fixed seed; null below two folds.</param>
/// <param name="SeedComponent">
/// Standard deviation of the seeds alone; null unless the design is complete with two or more of each.
/// </param>
/// <param name="FoldComponent">The same of the folds.</param>
/// <param name="RestComponent">What neither explains.</param>
public sealed record SeedFoldSplit(
    int Seeds,
    int Folds,
    int Cells,
    double? OverSeeds,
    double? OverFolds,
    double? SeedComponent,
    double? FoldComponent,
    double? RestComponent)
{
    /// <summary>Splits the scores of the cells that have one; null when there is none.</summary>
    public static SeedFoldSplit? Of(IEnumerable<(ulong Seed, int Fold, double? Score)> cells)
    {
        (ulong Seed, int Fold, double Score)[] known =
            [.. cells.Where(cell => cell.Score is not null).Select(cell => (cell.Seed, cell.Fold, cell.Score!.Value))];
        if (known.Length == 0)
        {
            return null;
        }

        ulong[] seeds = [.. known.Select(cell => cell.Seed).Distinct().Order()];
        int[] folds = [.. known.Select(cell => cell.Fold).Distinct().Order()];
        var split = new SeedFoldSplit(
            seeds.Length,
            folds.Length,
            known.Length,
            Within(known.GroupBy(cell => cell.Fold, cell => cell.Score)),
            Within(known.GroupBy(cell => cell.Seed, cell => cell.Score)),
            null,
            null,
            null);
        bool complete = seeds.Length > 1 && folds.Length > 1 && known.Length == seeds.Length * folds.Length
            && known.DistinctBy(cell => (cell.Seed, cell.Fold)).Count() == known.Length;
        return complete ? WithComponents(split, known) : split;
    }

    private static double? Within<T>(IEnumerable<IGrouping<T, double>> groups)
    {
        double[] variances = [.. groups.Select(group => group.ToArray())
            .Where(values => values.Length > 1).Select(Variance)];
        return variances.Length > 0 ? Math.Sqrt(variances.Average()) : null;
    }

    private static SeedFoldSplit WithComponents(SeedFoldSplit split, (ulong Seed, int Fold, double Score)[] cells)
    {
        double seeds = Variance(
            [.. cells.GroupBy(cell => cell.Seed).Select(group => group.Average(cell => cell.Score))]) * split.Folds;
        double folds = Variance(
            [.. cells.GroupBy(cell => cell.Fold).Select(group => group.Average(cell => cell.Score))]) * split.Seeds;
        double total = Variance([.. cells.Select(cell => cell.Score)]) * (cells.Length - 1);
        double rest = Math.Max(0, total - (seeds * (split.Seeds - 1)) - (folds * (split.Folds - 1)))
            / ((split.Seeds - 1) * (split.Folds - 1));
        return split with
        {
            SeedComponent = Math.Sqrt(Math.Max(0, (seeds - rest) / split.Folds)),
            FoldComponent = Math.Sqrt(Math.Max(0, (folds - rest) / split.Seeds)),
            RestComponent = Math.Sqrt(rest),
        };
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
