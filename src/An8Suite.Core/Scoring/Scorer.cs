using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scoring;

/// <summary>Scores one heatmap against one mask or several, by every measure.</summary>
/// <remarks>
/// Holds no state, so images may be scored in any order on any threads; the summary orders its rows itself.
/// </remarks>
public static class Scorer
{
    /// <summary>The row of a table for one heatmap, and its curve.</summary>
    /// <exception cref="InputException">
    /// Sizes differ, or a heat value is NaN or outside [0, 1]; names image and method.
    /// </exception>
    public static ScoredHeatmap Score(
        ScoreSubject subject, Heatmap heat, BinaryMask mask, ScoreOptions? options = null) =>
        Score([subject], heat, [mask], options)[0];

    /// <summary>The same against several masks, for which the heat is sorted once.</summary>
    /// <param name="subjects">Of one image and method, one a mask.</param>
    /// <param name="heat">Values in [0, 1].</param>
    /// <param name="masks">Of the same size.</param>
    /// <param name="options">What the measures leave open; null for the standard.</param>
    /// <exception cref="InputException">
    /// Sizes differ, or a heat value is NaN or outside [0, 1]; names image and method.
    /// </exception>
    public static ScoredHeatmap[] Score(
        IReadOnlyList<ScoreSubject> subjects, Heatmap heat, IReadOnlyList<BinaryMask> masks,
        ScoreOptions? options = null) =>
    [
        .. Measure($"image {subjects[0].Sample.Id}, method {subjects[0].Method}", heat, masks, options)
            .Zip(subjects, (measured, subject) => new ScoredHeatmap(
                new ImageScore
                {
                    Id = subject.Sample.Id,
                    Label = subject.Sample.Label,
                    ClassName = subject.ClassName,
                    Method = subject.Method,
                    Policy = subject.Policy,
                    Fold = subject.Sample.Fold,
                    Pose = subject.Sample.Pose,
                    Predicted = subject.Predicted,
                    Status = measured.Status,
                    MaskPixels = measured.MaskPixels,
                    Measures = measured.Measures,
                },
                measured.Curve)),
    ];

    /// <summary>Sorts the heat once and takes all measures from it.</summary>
    /// <param name="name">What messages call the heatmap.</param>
    /// <param name="heat">Values in [0, 1].</param>
    /// <param name="mask">Of the same size.</param>
    /// <param name="options">What the measures leave open; null for the standard.</param>
    /// <exception cref="InputException">Sizes differ, or a heat value is NaN or outside [0, 1].</exception>
    public static (ScoreStatus Status, int MaskPixels, Measures? Measures, double[]? Curve) Measure(
        string name, Heatmap heat, BinaryMask mask, ScoreOptions? options = null) =>
        Measure(name, heat, [mask], options)[0];

    /// <summary>The same against several masks, one entry each.</summary>
    /// <exception cref="InputException">Sizes differ, or a heat value is NaN or outside [0, 1].</exception>
    public static (ScoreStatus Status, int MaskPixels, Measures? Measures, double[]? Curve)[] Measure(
        string name, Heatmap heat, IReadOnlyList<BinaryMask> masks, ScoreOptions? options = null)
    {
        HeatLevels[] sorted = HeatLevels.Of(heat, masks, name);
        try
        {
            return Array.ConvertAll(sorted, levels =>
            {
                var curve = IouCurve.Of(levels);
                ScoreStatus status = !curve.HasScore ? ScoreStatus.LeftOutEmptyMask
                    : levels.IsConstant ? ScoreStatus.ConstantMap : ScoreStatus.Scored;
                return (status, levels.MaskPixelCount, Measures.Of(levels, curve, options), curve.Sample());
            });
        }
        finally
        {
            Array.ForEach(sorted, levels => levels.Dispose());
        }
    }
}
