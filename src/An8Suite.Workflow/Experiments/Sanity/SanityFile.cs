using An8Suite.Core.Statistics;
using An8Suite.Learning.Sanity;

namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary><c>sanity.json</c>: how much heatmaps change with the class and with the weights.</summary>
public sealed record SanityFile : ExperimentFile
{
    /// <summary>How often weights were drawn.</summary>
    public required int Seeds { get; init; }

    /// <summary>Relevant features an image.</summary>
    public required int Top { get; init; }

    /// <summary>Other trained networks.</summary>
    public required int Others { get; init; }

    /// <summary>The stages in the order of the cascade: the classifier first.</summary>
    public required IReadOnlyList<string> Stages { get; init; }

    /// <summary>The methods, in the order of the tables.</summary>
    public required IReadOnlyList<SanityMethod> Methods { get; init; }

    /// <summary>One a comparison, method and stage.</summary>
    public required IReadOnlyList<SanitySimilarity> Similarities { get; init; }

    /// <summary>Randomised throughout against the floor, one a method; none with a single seed.</summary>
    public required IReadOnlyList<SanityContrast> Contrasts { get; init; }

    /// <summary>One similarity; null where it was not measured.</summary>
    public SanitySimilarity? Find(Comparison comparison, string method, string stage = "") =>
        Similarities.FirstOrDefault(s => s.Comparison == comparison && s.Method == method && s.Stage == stage);

    /// <summary>With every stage random.</summary>
    public SanitySimilarity? Randomized(string method) => Find(Comparison.Cascade, method, Stages[^1]);
}

/// <summary>A method that was checked.</summary>
/// <param name="Name">On the command line; <c>ours-held</c> beside <c>ours</c>.</param>
/// <param name="Title">In tables.</param>
/// <param name="IsControl">Whether it looks at no network.</param>
public sealed record SanityMethod(string Name, string Title, bool IsControl);

/// <summary>How similar the maps of one method are in one comparison.</summary>
/// <param name="Comparison">Which maps.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Stage">The last stage that was drawn anew; empty for other comparisons.</param>
/// <param name="Spearman">
/// Mean rank correlation: over the pairs of an image, then over images; null where none is defined.
/// </param>
/// <param name="Ssim">Mean structural similarity, likewise.</param>
/// <param name="Pairs">Pairs of maps whose similarity is defined.</param>
/// <param name="Undefined">Pairs that are left out because a map is constant.</param>
public sealed record SanitySimilarity(
    Comparison Comparison, string Method, string Stage, double? Spearman, double? Ssim, int Pairs, int Undefined);

/// <summary>How much more similar trained and random networks' maps are than those of two random networks.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Spearman">
/// The difference of the mean rank correlations of an image; null where no image has both.
/// </param>
/// <param name="Ssim">The same for the structural similarity.</param>
/// <param name="Images">Images that have both.</param>
public sealed record SanityContrast(string Method, MeanInterval? Spearman, MeanInterval? Ssim, int Images);
