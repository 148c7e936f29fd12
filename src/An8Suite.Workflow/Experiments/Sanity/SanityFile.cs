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
