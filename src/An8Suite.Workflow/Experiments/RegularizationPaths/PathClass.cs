namespace An8Suite.Workflow.Experiments.RegularizationPaths;

/// <summary>The path of one class.</summary>
/// <param name="Class">Its name.</param>
/// <param name="Images">How many of the images it is fitted on carry its label.</param>
/// <param name="Points">At the budgets of the grid and at the corners, rising.</param>
/// <param name="Leading">
/// The features that take the largest share of the budget over the grid, the largest first.
/// </param>
public sealed record PathClass(
    string Class, int Images, IReadOnlyList<PathClassPoint> Points, IReadOnlyList<PathFeature> Leading);
