
namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>
/// <c>doubts.json</c>: how far the selection's options matter, and which parts of the plant the network measurably
/// uses.
/// </summary>
public sealed record DoubtsFile
{
    /// <summary>How many images were drawn and re-rendered.</summary>
    public required int Images { get; init; }

    /// <summary>How many poses they show.</summary>
    public required int Poses { get; init; }

    /// <summary>Class names, in the order of the labels.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The parts that carry the class colour, by class.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> ClassParts { get; init; }

    /// <summary>The mesh's parts, in order of id.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>The standard options first, then one change at a time.</summary>
    public required IReadOnlyList<SelectionVariant> Variants { get; init; }

    /// <summary>One entry a class, part and change.</summary>
    public required IReadOnlyList<PartEffect> Effects { get; init; }

    /// <summary>One entry an explanation method.</summary>
    public required IReadOnlyList<HeatShare> Heat { get; init; }
}
