using An8Suite.Core.Selection;

namespace An8Suite.Learning.Explanations;

/// <summary>Everything that was found out about one image.</summary>
public sealed record Explanation
{
    /// <summary>The image's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its true class; null where it is not known.</summary>
    public required int? Label { get; init; }

    /// <summary>The class with the largest logit.</summary>
    public required int PredictedClass { get; init; }

    /// <summary>The class that was explained.</summary>
    public required int TargetClass { get; init; }

    /// <summary>
    /// The most relevant features for that class, best first; at most k, and empty when none speaks for it.
    /// </summary>
    public required IReadOnlyList<RelevantFeature> Features { get; init; }

    /// <summary>One map a method, by the method's name.</summary>
    public required IReadOnlyDictionary<string, MethodMap> Maps { get; init; }
}
