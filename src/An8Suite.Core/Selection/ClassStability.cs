namespace An8Suite.Core.Selection;

/// <summary>How stable the selection of one class is over bootstrap samples.</summary>
/// <remarks>
/// Layers that sum to 1 make features exactly dependent, so the weights of a fit need not be unique, and a set may
/// change where nothing else does. <see cref="Excess"/> tells the two apart: near 0, the samples chose other features
/// that explain as well.
/// </remarks>
public sealed record ClassStability
{
    /// <summary>The samples that hold an image of the class; the others are left out of everything here.</summary>
    public required int Samples { get; init; }

    /// <summary>Features in the fit on all images.</summary>
    public required int FullSupport { get; init; }

    /// <summary>Features in the fits of the samples.</summary>
    public required Spread Support { get; init; }

    /// <summary>Chance-corrected likeness of the sets; null where undefined.</summary>
    public required StabilityIndex? Index { get; init; }

    /// <summary>Mean Jaccard overlap of pairs of sets; null where all are empty.</summary>
    public required double? Jaccard { get; init; }

    /// <summary>|X^T w - l|^2 / |l|^2 of the fit on all images.</summary>
    public required double FullError { get; init; }

    /// <summary>The same of every sample's fit on its own images.</summary>
    public required Spread Error { get; init; }

    /// <summary>
    /// The error on all images of a sample's weights, above <see cref="FullError"/>, which no weights in the ball
    /// undercut.
    /// </summary>
    public required Spread Excess { get; init; }

    /// <summary>The largest relative duality gap of the samples' fits.</summary>
    public required double LargestGap { get; init; }

    /// <summary>Every feature, in the order of the columns.</summary>
    public required IReadOnlyList<FeatureStability> Features { get; init; }

    /// <summary>Sums up the fits of one class.</summary>
    /// <param name="features">The columns.</param>
    /// <param name="full">The system of all images.</param>
    /// <param name="classIndex">The class.</param>
    /// <param name="options">The options of all fits.</param>
    /// <param name="fits">One a sample that holds an image of the class; at least one.</param>
    public static ClassStability Of(
        IReadOnlyList<Feature> features, GramSystem full, int classIndex,
        LassoOptions options, IReadOnlyList<LassoFit> fits)
    {
        LassoFit all = Lasso.Fit(full, classIndex, options);
        double norm = full.TargetNorm(classIndex);
        bool[][] sets = [.. fits.Select(fit => fit.Weights.Select(weight => weight != 0).ToArray())];
        return new ClassStability
        {
            Samples = fits.Count,
            FullSupport = all.Certificate.SupportCount,
            Support = Spread.Of([.. fits.Select(fit => (double)fit.Certificate.SupportCount)]),
            Index = StabilityIndex.Of(sets),
            Jaccard = JaccardOverlap.Mean(sets),
            FullError = all.Certificate.RelativeObjective,
            Error = Spread.Of([.. fits.Select(fit => fit.Certificate.RelativeObjective)]),
            Excess = Spread.Of([.. fits.Select(fit =>
                (LassoCertificate.Of(full, classIndex, fit.Weights, options).Objective - all.Certificate.Objective)
                / norm)]),
            LargestGap = fits.Max(fit => fit.Certificate.RelativeGap),
            Features = [.. features.Select((feature, i) => FeatureStability.Of(
                feature, all.Weights[i], [.. fits.Select(fit => fit.Weights[i])]))],
        };
    }
}
