using An8Suite.Core.Scoring;
using An8Suite.Report.Model;
using An8Suite.Tests.Statistics;

namespace An8Suite.Tests.Cli.Report;

/// <summary>Datasets of a report whose scores are made up, pose by pose.</summary>
internal static class ScoredReport
{
    /// <summary>One image a pose and method.</summary>
    public static ImageScore[] Rows(Func<string, int, double> auc, int poses, params string[] methods) =>
        [.. methods.SelectMany(
            method => Enumerable.Range(0, poses).Select(pose => ScoredPoses.Row(method, pose, 0, auc(method, pose))))];

    /// <summary>A dataset of one fold with these scores.</summary>
    public static DatasetReport With(ImageScore[] rows)
    {
        DatasetReport dataset = new SyntheticReport { Folds = 1, Size = 8 }.Dataset();
        return dataset with
        {
            Folds = [dataset.Folds[0] with
            {
                Summary = ScoreSummary.Of(rows.Select(row => new ScoredHeatmap(row, null))),
                Scores = CellScores.Of(rows),
            }],
        };
    }
}
