using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Report.Statistics;
using An8Suite.Workflow.Sweeping;
using An8Suite.Workflow.Training;

namespace An8Suite.Report.Sweeping;

/// <summary>The scores of one network under one condition, over its seeds.</summary>
internal sealed record SweptNetwork
{
    private const string Silhouette = "silhouette";

    /// <summary>The condition.</summary>
    public required SweepCondition Condition { get; init; }

    /// <summary>The network's name.</summary>
    public required string Architecture { get; init; }

    /// <summary>Every method's AUC, with samples of the poses, and tested against the silhouette.</summary>
    public required PolicyStatistics Scores { get; init; }

    /// <summary>Every method's AUC of rank-equalised maps.</summary>
    public required PolicyStatistics RankScores { get; init; }

    /// <summary>The mean share of an image that its mask takes, over the images that were scored.</summary>
    public required double MaskShare { get; init; }

    /// <summary>How many maps of each method are constant; those of a method that shows nothing.</summary>
    public IReadOnlyDictionary<string, int> ConstantMaps { get; init; } = new Dictionary<string, int>();

    /// <summary>The mean over the seeds of the share of test images that were recognised.</summary>
    public required double TestAccuracy { get; init; }

    /// <summary>The mean over the seeds of the epochs that were run.</summary>
    public required double EpochsRun { get; init; }

    /// <summary>Reads its cells.</summary>
    public static SweptNetwork Of(SweptCell cell, ResamplingOptions options)
    {
        string policy = MaskPolicy.ClassPart.Name;
        ImageScore[][] seeds = [.. cell.Seeds.Select(seed => ScoreTable.Read(
            Path.Combine(seed.Evaluate, ScoreTable.FileName)).Rows.Where(row => row.Policy == policy).ToArray())];
        TrainingFile[] trained = [.. cell.Seeds.Select(seed => TrainingFile.Read(seed.Folder("train")))];
        return new SweptNetwork
        {
            Condition = cell.Condition,
            Architecture = cell.Architecture,
            Scores = WithPairs(
                PolicyStatistics.Of(
                    policy, [.. seeds.Select(rows => CellTable.Of(rows, policy, m => m.Auc))], options),
                options),
            RankScores = PolicyStatistics.Of(
                policy, [.. seeds.Select(rows => CellTable.Of(rows, policy, m => m.RankAuc))], options),
            MaskShare = seeds.SelectMany(rows => rows).DistinctBy(row => row.Id)
                .Average(row => (double)row.MaskPixels / cell.PixelCount),
            ConstantMaps = seeds.SelectMany(rows => rows).Where(row => row.Status == ScoreStatus.ConstantMap)
                .CountBy(row => row.Method).ToDictionary(),
            TestAccuracy = trained.Average(file => file.TestAccuracy),
            EpochsRun = trained.Average(file => file.Epochs.Count),
        };
    }

    /// <summary>A method's mean AUC; null where it has none.</summary>
    public double? Auc(string method) => Scores.Table.Find(method)?.Mean();

    /// <summary>Where that stands between noise and the mask.</summary>
    public double? HeadroomOf(string method) =>
        Headroom.Of(Auc(method), Auc(ScoreSummary.RandomControl), Auc(ScoreSummary.MaskControl));

    /// <summary>The interval of the headroom, all three drawn together; null where there is none.</summary>
    public Interval? HeadroomInterval(string method) => HeadroomOf(method) is null ? null
        : Scores.Bootstrap.Of(mean => Headroom.Of(
            mean(method), mean(ScoreSummary.RandomControl), mean(ScoreSummary.MaskControl)) ?? double.NaN);

    /// <summary>The method less the silhouette, paired over poses; null where they share none.</summary>
    public MethodComparison? AgainstSilhouette(string method) => Scores.Compare(method, Silhouette);

    /// <summary>The methods, without controls, that are told apart from the silhouette and lie above it.</summary>
    public IReadOnlyList<MethodTitle> AboveSilhouette(ResamplingOptions options) =>
    [
        .. MethodTitle.Sort(Scores.Table.Methods).Where(title => !title.IsControl
            && AgainstSilhouette(title.Name) is { Difference: > 0 } pair && Scores.Differ(pair, options)),
    ];

    /// <summary>The methods, without controls, the highest AUC first.</summary>
    public IReadOnlyList<MethodTitle> Order(IEnumerable<string> of) =>
    [
        .. MethodTitle.Sort(of.Where(name => Auc(name) is not null && !MethodTitle.Of(name).IsControl))
            .OrderByDescending(title => Auc(title.Name)),
    ];

    /// <summary>Every method tested against the silhouette, and corrected over them.</summary>
    public static PolicyStatistics WithPairs(PolicyStatistics scores, ResamplingOptions options) =>
        scores with
        {
            Pairs = MethodComparisons.Compare(
                scores.Table, scores.Bootstrap,
                [.. scores.Table.Methods.Where(name => !MethodTitle.Of(name).IsControl)
                    .Select(name => (name, Silhouette))],
                options),
        };
}
