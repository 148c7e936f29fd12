using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;

namespace An8Suite.Report.Statistics;

/// <summary>What the poses say about the methods under one mask policy.</summary>
internal sealed record PolicyStatistics
{
    /// <summary>Methods left out of the tests: one that is always right, one that is always zero.</summary>
    private static readonly string[] Untested = ["mask", "constant"];

    /// <summary>The policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Scores by pose.</summary>
    public required PoseTable Table { get; init; }

    /// <summary>Bootstrap samples of the means.</summary>
    public required PoseBootstrap Bootstrap { get; init; }

    /// <summary>The pairs that were tested and corrected together.</summary>
    public IReadOnlyList<MethodComparison> Pairs { get; init; } = [];

    /// <summary>
    /// Explanation methods, without controls, the lowest average rank first; empty where they share no pose.
    /// </summary>
    public IReadOnlyList<string> Ranked { get; init; } = [];

    /// <summary>Their ranks, in the same order.</summary>
    public IReadOnlyList<double> AverageRanks { get; init; } = [];

    /// <summary>Whether they differ at all; null where they share no pose.</summary>
    public FriedmanTest? Friedman { get; init; }

    /// <summary>Means and samples only.</summary>
    public static PolicyStatistics Of(string policy, IReadOnlyList<CellTable> cells, ResamplingOptions options)
    {
        var table = PoseTable.Of(cells);
        return new PolicyStatistics { Policy = policy, Table = table, Bootstrap = PoseBootstrap.Of(table, options) };
    }

    /// <summary>With tests of all pairs, or of the pairs with ours.</summary>
    public PolicyStatistics WithTests(ResamplingOptions options, bool allPairs)
    {
        MethodTitle[] titles = [.. MethodTitle.Sort(Table.Methods)];
        string[] tested = [.. titles.Select(title => title.Name).Except(Untested)];
        IReadOnlyList<MethodComparison> pairs = allPairs
            ? MethodComparisons.AllPairs(Table, Bootstrap, tested, options)
            : MethodComparisons.Compare(
                Table, Bootstrap,
                [.. tested.Where(name => name != MethodTitle.Ours).Select(name => (MethodTitle.Ours, name))], options);
        string[] methods = [.. titles.Where(title => !title.IsControl).Select(title => title.Name)];
        FriedmanTest? friedman = allPairs ? FriedmanTest.Of(Table, methods) : null;
        (string Name, double Rank)[] ranked = friedman is null
            ? []
            : [.. methods.Zip(friedman.AverageRanks).OrderBy(entry => entry.Second)];
        return this with
        {
            Pairs = pairs,
            Friedman = friedman,
            Ranked = [.. ranked.Select(entry => entry.Name)],
            AverageRanks = [.. ranked.Select(entry => entry.Rank)],
        };
    }

    /// <summary>Whether the corrected tests can tell anything apart: few poses or many pairs forbid it.</summary>
    public bool CanTest(ResamplingOptions options)
    {
        // The least p that any outcome can have, times the pairs that Holm's correction counts.
        double least = Math.Max(
            Math.Pow(2, 1 - Pairs.Select(pair => pair.Poses).DefaultIfEmpty(0).Max()), 1.0 / (options.Flips + 1));
        return Pairs.Count * least < options.Significance && Pairs.Count > 0;
    }

    /// <summary>
    /// Whether a pair is told apart: by the corrected test where it can, else by the interval of its difference. One
    /// that could not be compared is not.
    /// </summary>
    public bool Differ(MethodComparison? pair, ResamplingOptions options) => pair is not null
        && (CanTest(options) ? pair.HolmP < options.Significance : pair.Interval is { Low: > 0 } or { High: < 0 });

    /// <summary>The comparison of two methods, the first minus the other; null where it was not made.</summary>
    public MethodComparison? Compare(string one, string other) =>
        Pairs.FirstOrDefault(pair => pair.One == one && pair.Other == other)
        ?? Pairs.FirstOrDefault(pair => pair.One == other && pair.Other == one)?.Reversed();
}
