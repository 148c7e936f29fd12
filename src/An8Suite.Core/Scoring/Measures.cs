namespace An8Suite.Core.Scoring;

/// <summary>How well one heatmap, or the mean of many, agrees with the mask; all values are fractions in [0, 1].</summary>
/// <remarks>Null where a measure is undefined; a mean is over the heatmaps where it is defined.</remarks>
public sealed record Measures
{
    /// <summary>The area under the <see cref="IouCurve"/>.</summary>
    public double? Auc { get; init; }

    /// <summary>The same after <see cref="RankEqualized"/>.</summary>
    public double? RankAuc { get; init; }

    /// <summary>The highest intersection over union at any threshold.</summary>
    public double? MaxIou { get; init; }

    /// <summary>See <see cref="Scoring.AveragePrecision"/>.</summary>
    public double? AveragePrecision { get; init; }

    /// <summary>See <see cref="PointingGame"/>, without a tolerance.</summary>
    public double? Pointing { get; init; }

    /// <summary>See <see cref="PointingGame"/>, within <see cref="ScoreOptions.PointingTolerancePixels"/> of the mask.</summary>
    public double? PointingNear { get; init; }

    /// <summary>See <see cref="EnergyInMask"/>; undefined for a map without heat. It is the relevance mass accuracy.</summary>
    public double? Energy { get; init; }

    /// <summary>See <see cref="Scoring.RankAccuracy"/>.</summary>
    public double? RankAccuracy { get; init; }

    /// <summary>See <see cref="Scoring.Entropy"/>; undefined for a map without heat.</summary>
    public double? Entropy { get; init; }

    /// <summary>See <see cref="GiniIndex"/>; undefined for a map without heat.</summary>
    public double? Gini { get; init; }

    /// <summary>All measures of one heatmap; null when the mask is empty.</summary>
    public static Measures? Of(HeatLevels levels, IouCurve curve, ScoreOptions? options = null) => !curve.HasScore ? null : new Measures
    {
        Auc = curve.Auc,
        RankAuc = RankEqualized.Auc(levels),
        MaxIou = curve.MaxIou,
        AveragePrecision = Scoring.AveragePrecision.Of(levels),
        Pointing = PointingGame.Of(levels),
        PointingNear = PointingGame.Of(levels, (options ?? new ScoreOptions()).PointingTolerancePixels),
        Energy = EnergyInMask.Of(levels),
        RankAccuracy = Scoring.RankAccuracy.Of(levels),
        Entropy = Scoring.Entropy.Of(levels),
        Gini = GiniIndex.Of(levels),
    };

    /// <summary>The mean of each measure over those that have it.</summary>
    public static Measures Mean(IReadOnlyCollection<Measures> scores) => new()
    {
        Auc = scores.Average(s => s.Auc),
        RankAuc = scores.Average(s => s.RankAuc),
        MaxIou = scores.Average(s => s.MaxIou),
        AveragePrecision = scores.Average(s => s.AveragePrecision),
        Pointing = scores.Average(s => s.Pointing),
        PointingNear = scores.Average(s => s.PointingNear),
        Energy = scores.Average(s => s.Energy),
        RankAccuracy = scores.Average(s => s.RankAccuracy),
        Entropy = scores.Average(s => s.Entropy),
        Gini = scores.Average(s => s.Gini),
    };
}
