using System.Text.Json.Serialization;
using An8Suite.Core;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary>What <c>an8 sanity</c> compares.</summary>
public sealed record SanityOptions
{
    /// <summary>
    /// Names of <see cref="ExplanationMethods.All"/>; the controls look at no network and serve as a reference.
    /// </summary>
    public IReadOnlyList<string> Methods { get; init; } = Default;

    /// <summary>How often weights are drawn; at least 1, and a floor needs 2.</summary>
    public int Seeds { get; init; } = 3;

    /// <summary>At most about so many test images, as many of each class; at least 1.</summary>
    public int Images { get; init; } = 24;

    /// <summary>Relevant features an image.</summary>
    public int Top { get; init; } = 3;

    /// <summary>Images that pass the network together; memory grows with it.</summary>
    public int BatchSize { get; init; } = 24;

    /// <summary>Selections of other trained networks to compare with as well.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>The methods of the paper's table, and two controls that look at no network.</summary>
    public static IReadOnlyList<string> Default { get; } =
        [.. ExplanationMethods.Default.Except(["silhouette", "mask", "constant", "centre-gaussian"])];

    /// <summary>Reports everything that is wrong with the options at once.</summary>
    /// <exception cref="InputException">An option is out of its range.</exception>
    public void Validate()
    {
        List<string> problems = [.. new[]
        {
            ("--seeds", Seeds), ("--images", Images), ("--top", Top), ("--batch-size", BatchSize),
        }.Where(rule => rule.Item2 < 1).Select(rule => $"{rule.Item1}: expected 1 or more, found {rule.Item2}")];
        problems.AddRange(
            Methods.Select(ExplanationMethods.Problem).OfType<string>().Select(problem => $"--methods: {problem}"));
        problems.AddRange(Methods.Intersect(["silhouette", "mask"])
            .Select(name => $"--methods: {name} is drawn from masks, which do not change with the network; "
                + "leave it out"));
        if (Methods.Count == 0)
        {
            problems.Add("--methods: expected at least one");
        }

        if (problems.Count > 0)
        {
            throw new InputException(string.Join("\n", problems));
        }
    }
}
