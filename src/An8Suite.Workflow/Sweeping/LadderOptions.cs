using System.Text.Json.Serialization;
using An8Suite.Core;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Workflow.Sweeping;

/// <summary>Which levels of a recipe <c>an8 ladder</c> compares.</summary>
public sealed record LadderOptions
{
    /// <summary>The networks where none is named; <c>--quick</c> takes the first.</summary>
    public static IReadOnlyList<string> Networks { get; } = ["small", "an8net"];

    /// <summary>A recipe file, or the name of a shipped recipe.</summary>
    [JsonIgnore]
    public string Recipe { get; init; } = "";

    /// <summary>The levels; null for all that the recipe has.</summary>
    public IReadOnlyList<int>? Levels { get; init; }

    /// <summary>The most passes over the training images; null for 12 or 30.</summary>
    public int? Epochs { get; init; }

    /// <summary>Side of the images in pixels; null for 64 or the recipe's.</summary>
    public int? Size { get; init; }

    /// <summary>What all levels share.</summary>
    public required SweepOptions Sweep { get; init; }

    /// <summary>The same with every choice made.</summary>
    /// <exception cref="InputException">A level is not there, a number out of range, or a name unknown.</exception>
    internal LadderOptions Resolve(Recipe recipe)
    {
        IReadOnlyList<int> there = SceneLevels.Of(recipe);
        if (there.Count == 1)
        {
            throw new InputException($"{recipe.Path}: has level 0 alone, so there is nothing to compare it with");
        }

        LadderOptions resolved = this with
        {
            Levels = [.. (Levels ?? there).Order()],
            Epochs = Epochs ?? (Sweep.Quick ? 12 : 30),
            Size = Size ?? (Sweep.Quick ? 64 : null),
        };
        int[] missing = [.. resolved.Levels.Except(there)];
        if (missing.Length > 0)
        {
            throw new InputException($"--levels: expected some of {string.Join(", ", there)}, which {recipe.Name} has, "
                + $"found {string.Join(", ", missing)}");
        }

        int poses = (int)recipe.Axes.PoseCount;
        resolved = resolved with { Sweep = Sweep.Resolve(poses, Sweep.Quick ? [Networks[0]] : Networks) };
        string? problem = resolved.Epochs < 1 ? $"--epochs: expected 1 or more, found {resolved.Epochs}"
            : SideLimits.Problems(
                "--size", resolved.Size is int side ? [side] : [recipe.Width, recipe.Height],
                resolved.Sweep.Architectures!).FirstOrDefault();
        return problem is null ? resolved : throw new InputException(problem);
    }
}
