using System.Text.Json.Serialization;
using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Rendering.Contexts;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>What of a network's answer is shared out among the parts.</summary>
public enum PartValue
{
    /// <summary>The logit of the explained class.</summary>
    Logit,

    /// <summary>That logit less the largest other one.</summary>
    Margin,

    /// <summary>The probability of the explained class, after the softmax.</summary>
    Probability,
}

/// <summary>How <c>an8 parts</c> measures.</summary>
public sealed record PartsOptions
{
    /// <summary>Poses of the test fold, chosen by the seed, each with its images of all classes.</summary>
    public int Poses { get; init; } = 10;

    /// <summary>The methods whose heat is compared with the parts' values.</summary>
    public IReadOnlyList<string> Methods { get; init; } = ExplanationMethods.Default;

    /// <summary>Whether a user named them, so that none may be left out.</summary>
    [JsonIgnore]
    public bool MethodsAreNamed { get; init; }

    /// <summary>Relevant features an image.</summary>
    public int Top { get; init; } = 3;

    /// <summary>What methods are compared with; the files hold the other values as well.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<PartValue>))]
    public PartValue Value { get; init; }

    /// <summary>
    /// Parts that are one player together, such as <c>flower=petals*+core</c>; the others are players alone.
    /// </summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Steps of deletion and insertion; 0 leaves these and infidelity out.</summary>
    public int Steps { get; init; } = 20;

    /// <summary>
    /// Noisy copies of every image that each map's likeness to one of random weights is also measured over; 0 leaves
    /// that out, as it takes two maps a copy.
    /// </summary>
    public int SmoothSamples { get; init; }

    /// <summary>A dataset other than the one that the network was trained on.</summary>
    [JsonIgnore]
    public string? Dataset { get; init; }

    /// <summary>What renders.</summary>
    [JsonIgnore]
    public RenderDevice Device { get; init; }

    /// <summary>Refuses numbers below 1 and a list without methods.</summary>
    /// <exception cref="InputException">Something is wrong.</exception>
    public void Validate()
    {
        if (Poses < 1 || Top < 1)
        {
            throw new InputException($"parts: expected at least 1 pose and 1 feature, found {Poses} and {Top}");
        }

        if (Methods.Count == 0)
        {
            throw new InputException("--methods: expected at least one");
        }
    }
}
