using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scoring;

/// <summary>Scores one heatmap against one mask, by every measure.</summary>
/// <remarks>
/// Holds no state, so images may be scored in any order on any threads; the summary orders its rows itself.
/// </remarks>
public static class Scorer
{
    /// <summary>Sorts the heat once and takes all measures from it.</summary>
    /// <exception cref="InputException">
    /// Sizes differ, or a heat value is NaN or outside [0, 1]; names image and method.
    /// </exception>
    public static ScoredHeatmap Score(ScoreSubject subject, Heatmap heat, BinaryMask mask, ScoreOptions? options = null)
    {
        using var levels = HeatLevels.Of(heat, mask, $"image {subject.Sample.Id}, method {subject.Method}");
        var curve = IouCurve.Of(levels);
        var score = new ImageScore
        {
            Id = subject.Sample.Id,
            Label = subject.Sample.Label,
            ClassName = subject.ClassName,
            Method = subject.Method,
            Policy = subject.Policy,
            Fold = subject.Sample.Fold,
            Pose = subject.Sample.Pose,
            Predicted = subject.Predicted,
            Status = !curve.HasScore ? ScoreStatus.LeftOutEmptyMask
                : levels.IsConstant ? ScoreStatus.ConstantMap : ScoreStatus.Scored,
            MaskPixels = levels.MaskPixelCount,
            Measures = Measures.Of(levels, curve, options),
        };
        return new ScoredHeatmap(score, curve.Sample());
    }
}
