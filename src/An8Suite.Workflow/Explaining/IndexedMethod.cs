namespace An8Suite.Workflow.Explaining;

/// <summary>A method that heatmaps were made with.</summary>
/// <param name="Name">The folder of its heatmaps.</param>
/// <param name="Title">For people.</param>
/// <param name="Kind"><c>method</c> or <c>control</c>.</param>
public sealed record IndexedMethod(string Name, string Title, string Kind);
