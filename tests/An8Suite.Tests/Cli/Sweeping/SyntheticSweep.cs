using An8Suite.Core.Scenes.Recipes;
using An8Suite.Core.Statistics;
using An8Suite.Report.Statistics;
using An8Suite.Report.Sweeping;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Tests.Cli.Sweeping;

/// <summary>Results of sweeps with scores that a test chooses.</summary>
internal static class SyntheticSweep
{
    /// <summary>Scores by method, one a pose, of a network under a condition.</summary>
    public static SweptNetwork Network(
        SweepCondition condition, string architecture, double maskShare, params (string Method, double[] Poses)[] scores)
    {
        ResamplingOptions options = new() { Resamples = 200 };
        CellTable cell = new(
            [.. scores[0].Poses.Select((_, pose) => new MeasuredImage($"{pose:00}", 0, pose))],
            scores.ToDictionary(method => method.Method, method => method.Poses));
        return new SweptNetwork
        {
            Condition = condition,
            Architecture = architecture,
            Scores = SweptNetwork.WithPairs(PolicyStatistics.Of("class_part", [cell], options), options),
            RankScores = PolicyStatistics.Of("class_part", [cell], options),
            MaskShare = maskShare,
            TestAccuracy = 1,
            EpochsRun = 3,
        };
    }

    /// <summary>The sweep of some distances, with one length of training and one side.</summary>
    public static Sweep Distances(params double[] distances) => ReplicateConditions.Of(new ReplicateOptions
    {
        Distances = distances,
        Epochs = [3],
        Sides = [64],
        Sweep = new() { Threads = 2, Quick = true, Architectures = ["small"] },
    });

    /// <summary>Levels that need no recipe with levels.</summary>
    public static Sweep Levels(int count)
    {
        Sweep sweep = Distances(1);
        return sweep with
        {
            Verb = LadderConditions.Verb,
            Axes = [new(LadderConditions.Level, "Level", 0)],
            Conditions = [.. Enumerable.Range(0, count).Select(level => new SweepCondition(
                $"level-{level}", new Dictionary<string, double> { [LadderConditions.Level] = level })
            {
                Dataset = $"level-{level}",
            })],
        };
    }

    /// <summary>A recipe that ships.</summary>
    public static Recipe Recipe => RecipeReader.Read(RecipeFiles.Find(RecipeFiles.Paper[0]));
}
