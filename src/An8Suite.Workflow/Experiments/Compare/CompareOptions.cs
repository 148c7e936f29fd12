using An8Suite.Core;

namespace An8Suite.Workflow.Experiments.Compare;

/// <summary>What <c>an8 compare</c> draws.</summary>
public sealed record CompareOptions
{
    /// <summary>Relevant features an image.</summary>
    public int Top { get; init; } = 3;

    /// <summary>Ids of test images; none for one of each of up to six classes, at different views.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Refuses numbers below 1.</summary>
    /// <exception cref="InputException">One is.</exception>
    public void Validate()
    {
        if (Top < 1)
        {
            throw new InputException($"--top: expected 1 or more, found {Top}");
        }
    }
}
