using An8Suite.Core.Ablation;
using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Ablation;
using An8Suite.Pages.Html;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>Whether silencing the chosen channels hurts more than others do, in one sentence.</summary>
internal static class AblateVerdict
{
    /// <summary>Of runs that can be averaged.</summary>
    public static string Of(IReadOnlyList<AblateFile> runs) => Of(new AblateGroup(runs));

    /// <summary>The first layer set and kind against random, largest and oracle.</summary>
    public static string Of(AblateGroup group)
    {
        (LayerSet layers, AblationKind kind) = group.Settings[0];
        if (group.Area(layers, kind, AblationOrders.Lasso) is not { } lasso)
        {
            return "The lasso's order was not measured, so nothing is compared with it.";
        }

        string[] parts =
        [
            $"As its channels are silenced in the lasso's order, {group.First.Architecture} keeps a mean accuracy of "
            + $"{Percent.Of(lasso)} % over the logarithm of k",
            .. new[] { AblationOrders.Random, AblationOrders.Largest }
                .Select(against => Against(group, layers, kind, against)).OfType<string>(),
            .. OracleOf(group, layers, kind, lasso.Mean) is string oracle ? [oracle] : Array.Empty<string>(),
        ];
        return string.Join("; ", parts) + ".";
    }

    /// <summary>What an order is called in a sentence.</summary>
    private static string Name(string order) =>
        order == AblationOrders.Random ? "random channels of the same layers" : "the largest responses";

    private static string? Against(AblateGroup group, LayerSet layers, AblationKind kind, string against)
    {
        AblateContrast[] contrasts = group.Contrasts(layers, kind, against);
        if (contrasts.Length == 0 || group.Area(layers, kind, against) is not { } other)
        {
            return null;
        }

        (int more, int less) = (contrasts.Count(c => c.Accuracy.High < 0), contrasts.Count(c => c.Accuracy.Low > 0));
        string verdict = contrasts.Length == 1
            ? (more, less) switch
            {
                (1, _) => "hurts more than",
                (_, 1) => "hurts less than",
                _ => "cannot be told from",
            }
            : FormattableString.Invariant($"hurts more in {more} and less in {less} of {contrasts.Length} runs than");
        return $"this {verdict} {Name(against)} ({Percent.Of(other)} %; {Difference(contrasts)})";
    }

    /// <summary>A difference in percentage points with its interval, or with its deviation over runs.</summary>
    public static string Difference(AblateContrast[] contrasts) => Difference([.. contrasts.Select(c => c.Accuracy)]);

    /// <summary>The same of any intervals, one a run.</summary>
    public static string Difference(MeanInterval[] intervals) => intervals is [{ Low: { } low, High: { } high } only]
        ? $"{Signed(only.Mean)} [{Signed(low)}, {Signed(high)}]"
        : $"{Percent.Of(FoldStatistics.Of(intervals.Select(interval => (double?)interval.Mean)))}";

    private static string? OracleOf(AblateGroup group, LayerSet layers, AblationKind kind, double lasso)
    {
        if (group.Area(layers, kind, AblationOrders.Oracle) is not { } oracle)
        {
            return null;
        }

        string reached = group.Area(layers, kind, AblationOrders.Random) is { } random && random.Mean > oracle.Mean
            ? FormattableString.Invariant($", of whose distance from random the lasso covers ")
                + FormattableString.Invariant($"{100 * (random.Mean - lasso) / (random.Mean - oracle.Mean):0} %")
            : "";
        return $"the measured effect of every channel alone orders them so that {Percent.Of(oracle)} % are "
            + $"kept{reached}";
    }

    private static string Signed(double share) => (share > 0 ? "+" : "") + Percent.Of(share);
}
