using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Explanations;

/// <summary>One image to explain.</summary>
/// <param name="Id">Names it in messages and files, and keys its noise.</param>
/// <param name="Label">Its true class; null where it is not known.</param>
/// <param name="Image">Its pixels.</param>
public sealed record SampleInput(string Id, int? Label, ColorImage Image)
{
    /// <summary>Its part ids, which the control <c>silhouette</c> needs.</summary>
    public PartMask? Parts { get; init; }

    /// <summary>Which of these ids show the object that the classes are told by, not other things around it.</summary>
    public Func<byte, bool> IsObject { get; init; } = id => id != PartMask.Background;

    /// <summary>Its ground truth, which the control <c>mask</c> needs.</summary>
    public BinaryMask? ClassMask { get; init; }
}
