using System.Text.Json.Serialization;
using An8Suite.Core;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>How <c>an8 doubts</c> measures.</summary>
public sealed record DoubtsOptions
{
    /// <summary>Poses of the test fold, chosen by the seed, each with its images of all classes.</summary>
    public int Poses { get; init; } = 10;

    /// <summary>Relevant features an image, where it is not what varies.</summary>
    public int Top { get; init; } = 3;

    /// <summary>The seed of the choice of poses and of the intervals.</summary>
    [JsonIgnore]
    public ulong Seed { get; init; }

    /// <summary>What renders the changed pictures.</summary>
    [JsonIgnore]
    public RenderDevice Device { get; init; }

    /// <summary>Refuses numbers below 1.</summary>
    /// <exception cref="InputException">One is.</exception>
    public void Validate()
    {
        if (Poses < 1 || Top < 1)
        {
            throw new InputException($"doubts: expected at least 1 pose and 1 feature, found {Poses} and {Top}");
        }
    }
}
