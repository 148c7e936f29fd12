using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Terminal;

/// <summary>What scripts are told of a method's scores: the means of all measures, in [0, 1].</summary>
/// <param name="Method">The explanation method or control.</param>
/// <param name="Policy">The mask policy.</param>
/// <param name="Images">How many heatmaps have a score.</param>
/// <param name="LeftOut">How many were left out because the mask is empty.</param>
/// <param name="Mean">By measure; null when nothing has a score.</param>
internal sealed record ScoreMeans(string Method, string Policy, int Images, int LeftOut, Measures? Mean)
{
    /// <summary>Those of a folder of scores.</summary>
    public static IReadOnlyList<ScoreMeans> Of(string folder) =>
    [
        .. ScoreSummary.Read(Path.Combine(folder, ScoreSummary.FileName)).Methods.Select(score =>
            new ScoreMeans(score.Method, score.Policy, score.Images, score.LeftOut, score.Mean)),
    ];
}
