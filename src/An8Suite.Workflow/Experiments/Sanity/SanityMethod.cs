namespace An8Suite.Workflow.Experiments.Sanity;

/// <summary>A method that was checked.</summary>
/// <param name="Name">On the command line; <c>ours-held</c> beside <c>ours</c>.</param>
/// <param name="Title">In tables.</param>
/// <param name="IsControl">Whether it looks at no network.</param>
public sealed record SanityMethod(string Name, string Title, bool IsControl);
