using System.Text.Json.Serialization;
using An8Suite.Core;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Sweeping;

/// <summary>What <c>an8 replicate</c> varies; the first number of each list is the middle.</summary>
public sealed record ReplicateOptions
{
    /// <summary>The networks where none is named.</summary>
    public static IReadOnlyList<string> Networks { get; } = ["small", "an8net"];

    /// <summary>A recipe file, or the name of a shipped recipe.</summary>
    [JsonIgnore]
    public string Dataset { get; init; } = RecipeFiles.Paper[0];

    /// <summary>Of the camera; at 1 the turning mesh just fits. Null for those of quick or full.</summary>
    public IReadOnlyList<double>? Distances { get; init; }

    /// <summary>Passes over the training images, likewise; training never ends early.</summary>
    public IReadOnlyList<int>? Epochs { get; init; }

    /// <summary>Of the images, in pixels, likewise.</summary>
    public IReadOnlyList<int>? Sides { get; init; }

    /// <summary>What all conditions share.</summary>
    public required SweepOptions Sweep { get; init; }

    /// <summary>The same with every choice made.</summary>
    /// <exception cref="InputException">A number is out of range, or a name unknown.</exception>
    internal ReplicateOptions Resolve(Recipe recipe)
    {
        ReplicateOptions resolved = this with
        {
            Distances = Distances ?? (Sweep.Quick ? [1, 2] : [1, 1.5, 2, 3]),
            Epochs = Epochs ?? (Sweep.Quick ? [12, 4] : [30, 7, 15, 60]),
            Sides = Sides ?? (Sweep.Quick ? [64, 48] : [128, 64, 96]),
        };
        Recipe middle = ReplicateConditions.At(recipe, resolved.Distances[0], resolved.Sides[0]);
        resolved = resolved with { Sweep = Sweep.Resolve((int)middle.Axes.PoseCount, Networks) };
        string? problem =
            resolved.Distances.Select(PoseAxes.Distance.Problem).OfType<string>().Select(text => $"--distances: {text}")
                .Concat(resolved.Epochs.Where(n => n < 1).Select(n => $"--epochs: expected 1 or more, found {n}"))
                .Concat(SideLimits.Problems("--sides", resolved.Sides, resolved.Sweep.Architectures!))
                .FirstOrDefault();
        return problem is null ? resolved : throw new InputException(problem);
    }
}
