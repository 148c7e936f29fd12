using An8Suite.Core.Scoring;
using An8Suite.Learning.Sanity;

namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary>Runs of one dataset and architecture with the same methods: the same table over seeds and folds.</summary>
internal sealed record SanityGroup(IReadOnlyList<SanityFile> Runs)
{
    /// <summary>The first run, for what all have in common.</summary>
    public SanityFile First => Runs[0];

    /// <summary>Dataset and architecture.</summary>
    public string Title => $"{First.Dataset}, {First.Architecture}";

    /// <summary>Puts runs that can be averaged together.</summary>
    public static SanityGroup[] Of(IEnumerable<SanityFile> files) =>
    [
        .. files.GroupBy(file => (
                file.Dataset,
                file.Architecture,
                string.Join(',', file.Stages),
                string.Join(',', file.Methods.Select(method => method.Name))))
            .Select(alike => new SanityGroup([.. alike])),
    ];

    /// <summary>A number of every run; null where no run has it.</summary>
    public FoldStatistics? Over(Func<SanityFile, double?> number) => FoldStatistics.Of(Runs.Select(number));

    /// <summary>A number of every run's similarity.</summary>
    public FoldStatistics? Over(
        Comparison comparison, string method, string stage, Func<SanitySimilarity, double?> number) =>
        Over(run => run.Find(comparison, method, stage) is { } similarity ? number(similarity) : null);

    /// <summary>Undefined pairs of all runs and comparisons.</summary>
    public int Undefined(string method) =>
        Runs.Sum(run => run.Similarities.Where(s => s.Method == method).Sum(s => s.Undefined));

    /// <summary>
    /// In how many runs trained and random maps are more similar than two random ones, and in how many less.
    /// </summary>
    public (int More, int Less) AgainstFloor(string method)
    {
        SanityContrast[] contrasts = [.. Runs.SelectMany(run => run.Contrasts)
            .Where(contrast => contrast.Method == method)];
        return (contrasts.Count(c => c.Spearman?.Low > 0), contrasts.Count(c => c.Spearman?.High < 0));
    }
}
