namespace An8Suite.Tests.Scenes;

/// <summary>The recipes that come with the suite.</summary>
internal static class ShippedRecipes
{
    /// <summary>Their files, in order of name.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        [.. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "meshes"), "*.yaml").Order(StringComparer.Ordinal)];
}
