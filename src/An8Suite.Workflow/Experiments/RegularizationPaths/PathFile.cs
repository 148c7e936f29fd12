using An8Suite.Core.Selection;

namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary><c>path.json</c>: the selection at every budget.</summary>
public sealed record PathFile
{
    /// <summary>Where the path ends.</summary>
    public required double MuMax { get; init; }

    /// <summary>The budget that <c>an8 select</c> would take.</summary>
    public required double SelectMu { get; init; }

    /// <summary>The labels that are regressed on.</summary>
    public required LassoLabels Labels { get; init; }

    /// <summary>How many features there are to choose from.</summary>
    public required int FeatureCount { get; init; }

    /// <summary>In the order of the labels.</summary>
    public required IReadOnlyList<PathClass> Classes { get; init; }

    /// <summary>The images the weights were tried on, those they are fitted on first.</summary>
    public required IReadOnlyList<PathImages> Images { get; init; }

    /// <summary>One a budget of the grid and set of images.</summary>
    public required IReadOnlyList<PathReadout> Readout { get; init; }
}

/// <summary>The path of one class.</summary>
/// <param name="Class">Its name.</param>
/// <param name="Images">How many of the images it is fitted on carry its label.</param>
/// <param name="Points">At the budgets of the grid and at the corners, rising.</param>
/// <param name="Leading">
/// The features that take the largest share of the budget over the grid, the largest first.
/// </param>
public sealed record PathClass(
    string Class, int Images, IReadOnlyList<PathClassPoint> Points, IReadOnlyList<PathFeature> Leading);

/// <summary>The lasso of one class at one budget.</summary>
/// <param name="Mu">The budget.</param>
/// <param name="Corner">Whether a feature joins or drops here, or more budget no longer helps from here on.</param>
/// <param name="Features">How many weights are not zero.</param>
/// <param name="Objective">The squared error.</param>
/// <param name="RelativeObjective">
/// The squared error over the squared norm of the labels: 1 for no weights at all.
/// </param>
/// <param name="L1Norm">The sum of the absolute weights.</param>
/// <param name="Lambda">What one more unit of budget would save.</param>
/// <param name="Gap">The duality gap: the objective is at most this much above the smallest possible.</param>
/// <param name="RelativeGap">The gap over the squared norm of the labels.</param>
/// <param name="Binding">Whether the budget is spent.</param>
/// <param name="Converged">Whether the relative gap is small enough to call the weights optimal.</param>
/// <param name="Repaired">
/// Whether the path missed the certificate here and the active-set method finished the fit.
/// </param>
public sealed record PathClassPoint(
    double Mu,
    bool Corner,
    int Features,
    double Objective,
    double RelativeObjective,
    double L1Norm,
    double Lambda,
    double Gap,
    double RelativeGap,
    bool Binding,
    bool Converged,
    bool Repaired)
{
    /// <summary>Without the weights.</summary>
    public static PathClassPoint Of(PathPoint point)
    {
        LassoCertificate c = point.Fit.Certificate;
        return new PathClassPoint(
            point.Mu, point.IsCorner, c.SupportCount, c.Objective,
            c.RelativeObjective, c.L1Norm, c.Lambda, c.Gap, c.RelativeGap,
            c.Binding, c.Converged, point.Fit.Repaired);
    }
}

/// <summary>The weight of one feature along the path of a class.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Channel">From 0.</param>
/// <param name="MeanShare">|weight| / mu, averaged over the budgets of the grid.</param>
/// <param name="Weights">One a point of the class.</param>
public sealed record PathFeature(string Layer, int Channel, double MeanShare, IReadOnlyList<double> Weights);

/// <summary>A set of images that the weights were tried on as a classifier.</summary>
/// <param name="Name">The split, or <c>all</c>.</param>
/// <param name="Fitted">Whether the weights were fitted on these images.</param>
/// <param name="Count">How many there are.</param>
/// <param name="NetworkAccuracy">The share of them that the network itself recognises, in [0, 1].</param>
/// <param name="LargestClass">The share of the most frequent class: what always saying it would achieve.</param>
public sealed record PathImages(string Name, bool Fitted, int Count, double NetworkAccuracy, double LargestClass);

/// <summary>
/// The weights of all classes at one budget, tried as a classifier: the class c with the largest w_c . x.
/// </summary>
/// <param name="Mu">The budget of every class.</param>
/// <param name="Images">The name of the set of images.</param>
/// <param name="Accuracy">The share whose true label it names, in [0, 1].</param>
/// <param name="Agreement">The share for which it names the network's own prediction, in [0, 1].</param>
/// <param name="Features">How many features have a weight for any class.</param>
public sealed record PathReadout(double Mu, string Images, double Accuracy, double Agreement, int Features);
