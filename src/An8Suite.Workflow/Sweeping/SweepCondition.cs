using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Workflow.Sweeping;

/// <summary>One thing that conditions vary in.</summary>
/// <param name="Key">In files, such as <c>distance</c>.</param>
/// <param name="Title">For people, with the unit.</param>
/// <param name="Middle">The value that it has while another axis varies.</param>
internal sealed record SweepAxis(string Key, string Title, double Middle);

/// <summary>One condition of a sweep: where it stands, and how its images and its training differ.</summary>
/// <param name="Name">That of its folder.</param>
/// <param name="Place">Its value on every axis, by key.</param>
internal sealed record SweepCondition(string Name, IReadOnlyDictionary<string, double> Place)
{
    /// <summary>The folder of its dataset; conditions that share one share the images.</summary>
    public required string Dataset { get; init; }

    /// <summary>From the recipe to that of the condition.</summary>
    public Func<Recipe, Recipe> Change { get; init; } = recipe => recipe;

    /// <summary>The most passes over the training images; null for the standard.</summary>
    public int? Epochs { get; init; }

    /// <summary>Whether all of them are run and the last weights kept, instead of the best.</summary>
    public bool AllEpochs { get; init; }

    /// <summary>Its value on an axis.</summary>
    public double At(SweepAxis axis) => Place[axis.Key];
}
