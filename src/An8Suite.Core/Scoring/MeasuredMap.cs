namespace An8Suite.Core.Scoring;

/// <summary>What a measure is computed from: one heatmap against one mask that is not empty.</summary>
/// <param name="Levels">The heat, sorted.</param>
/// <param name="Curve">Its agreement by threshold.</param>
/// <param name="Options">What the measures leave open.</param>
public sealed record MeasuredMap(HeatLevels Levels, IouCurve Curve, ScoreOptions Options);
