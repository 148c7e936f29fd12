using System.Text.Json.Serialization;
using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks.Grids;

namespace An8Suite.Workflow.Experiments.Grids;

/// <summary>How <c>an8 grids</c> measures.</summary>
public sealed record GridsOptions
{
    /// <summary>Every setting's name.</summary>
    public static IReadOnlyList<string> EverySetting { get; } = Choice.Names<GridSetting>();

    /// <summary>Images across and down.</summary>
    public int Side { get; init; } = 2;

    /// <summary>How many grids.</summary>
    public int Grids { get; init; } = 20;

    /// <summary>Names of <see cref="GridSetting"/>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = EverySetting;

    /// <summary>The methods that are asked about every cell.</summary>
    public IReadOnlyList<string> Methods { get; init; } = ExplanationMethods.Default;

    /// <summary>Whether a user named them, so that those without a score are refused.</summary>
    [JsonIgnore]
    public bool MethodsAreNamed { get; init; }

    /// <summary>Refuses numbers that make no grid, and empty lists.</summary>
    /// <exception cref="InputException">Something is wrong.</exception>
    public void Validate()
    {
        if (Side < 2 || Grids < 1)
        {
            throw new InputException(
                $"grids: expected at least 1 grid of at least 2 x 2 images, found {Grids} of {Side} x {Side}");
        }

        if (Methods.Count == 0 || Settings.Count == 0)
        {
            throw new InputException(
                $"grids: expected at least one of the settings {string.Join(", ", EverySetting)} and one method");
        }
    }
}
