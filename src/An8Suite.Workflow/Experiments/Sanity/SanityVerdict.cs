using An8Suite.Core.Scoring;
using An8Suite.Learning.Sanity;

namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary>What the comparisons found, one sentence each.</summary>
internal static class SanityVerdict
{
    /// <summary>Of runs that can be averaged.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<SanityFile> runs) => Of(new SanityGroup(runs));

    /// <summary>The sentences that the measured methods allow.</summary>
    public static IReadOnlyList<string> Of(SanityGroup group) =>
        [.. new[] { Classes(group), Ours(group), Randomized(group) }.OfType<string>()];

    /// <summary>A similarity in two decimals.</summary>
    public static string Text(double value) =>
        FormattableString.Invariant($"{value:0.00}").Replace('-', '−');

    private static string? Classes(SanityGroup group)
    {
        (SanityMethod Method, double Spearman)[] methods = [.. group.First.Methods
            .Where(method => !method.IsControl && method.Name != PassedImages.Held)
            .Select(method => (method, group.Over(Comparison.Class, method.Name, "", s => s.Spearman)?.Mean))
            .Where(pair => pair.Mean is not null).Select(pair => (pair.method, pair.Mean!.Value))
            .OrderBy(pair => pair.Value)];
        return methods.Length == 0 ? null
            : $"For another class the maps change most with {methods[0].Method.Title} (rank correlation "
                + $"{Text(methods[0].Spearman)})"
                + (methods.Length == 1 ? "." : $" and least with {methods[^1].Method.Title} "
                    + $"({Text(methods[^1].Spearman)}).");
    }

    private static string? Ours(SanityGroup group)
    {
        FoldStatistics? free = group.Over(Comparison.Class, PassedImages.Ours, "", s => s.Spearman);
        FoldStatistics? held = group.Over(Comparison.Class, PassedImages.Held, "", s => s.Spearman);
        if (free is null || held is null)
        {
            return null;
        }

        return $"Ours for another class correlates with {Text(free.Mean)} when features are chosen for it and with "
            + $"{Text(held.Mean)} "
            + "when those of the predicted class are held"
            + (held.Mean > 0.9999 ? ": all its sensitivity to the class comes from the choice of features, "
                + "as its start signals do not depend on the class." : ".");
    }

    private static string? Randomized(SanityGroup group)
    {
        string[] Names(Func<(int More, int Less), bool> admit) => [.. group.First.Methods
            .Where(method => !method.IsControl && admit(group.AgainstFloor(method.Name)))
            .Select(method => $"{method.Title} ({After(group, method.Name)})")];
        if (group.Runs.All(run => run.Contrasts.Count == 0))
        {
            return null;
        }

        string[] more = Names(counts => 2 * counts.More > group.Runs.Count);
        string[] rest = Names(counts => 2 * counts.More <= group.Runs.Count);
        string most = group.Runs.Count > 1 ? " in most runs" : "";
        return (more.Length == 0
                ? $"With all weights drawn anew no method stays more similar to the trained network{most} than two "
                    + "random networks are to each other"
                : $"With all weights drawn anew these stay more similar to the trained network{most} than two random "
                    + $"networks are to each other (rank correlation, floor): {string.Join(", ", more)}")
            + (rest.Length == 0 || more.Length == 0 ? "." : $"; not so {string.Join(", ", rest)}.");
    }

    private static string After(SanityGroup group, string method)
    {
        string Number(FoldStatistics? value) => value is null ? "undefined" : Text(value.Mean);
        return $"{Number(group.Over(run => run.Randomized(method)?.Spearman))}, "
            + Number(group.Over(Comparison.Floor, method, "", s => s.Spearman));
    }
}
