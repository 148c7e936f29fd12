using An8Suite.Core;

namespace An8Suite.Workflow.Experiments.Features;

/// <summary>What <c>an8 features</c> looks at.</summary>
public sealed record FeaturesOptions
{
    /// <summary>k, how many features an image's explanation uses.</summary>
    public int Top { get; init; } = 3;

    /// <summary>At most so many features of a class get pictures, those chosen most often.</summary>
    public int Shown { get; init; } = 8;

    /// <summary>The crops of a feature: from so many images that excite it most.</summary>
    public int Crops { get; init; } = 20;

    /// <summary>The share of a channel's activations that count as active when it is compared with the parts.</summary>
    public double Quantile { get; init; } = 0.005;

    /// <summary>
    /// Poses whose images are looked at, drawn by the seed; null for all that the selection was fitted on.
    /// </summary>
    public int? Poses { get; init; }

    /// <summary>Checks every value.</summary>
    /// <exception cref="InputException">Names every value that is wrong.</exception>
    public void Validate()
    {
        List<string> problems = [];
        foreach ((string name, int value) in new[]
        {
            ("--top", Top), ("--shown", Shown), ("--crops", Crops), ("--poses", Poses ?? 1),
        })
        {
            if (value < 1)
            {
                problems.Add($"{name}: expected 1 or more, found {value}");
            }
        }

        if (!(Quantile > 0 && Quantile < 1))
        {
            problems.Add(
                FormattableString.Invariant($"--quantile: expected a share above 0 and below 1, found {Quantile}"));
        }

        if (problems.Count > 0)
        {
            throw new InputException(string.Join("\n", problems));
        }
    }
}
