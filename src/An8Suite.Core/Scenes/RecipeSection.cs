namespace An8Suite.Core.Scenes;

/// <summary>One mapping of a recipe: where it stands and which keys it has.</summary>
/// <param name="Name">Its name in the JSON Schema.</param>
/// <param name="Place">Where it stands, in words.</param>
/// <param name="Keys">In the order of messages.</param>
public sealed record RecipeSection(string Name, string Place, IReadOnlyList<RecipeKey> Keys)
{
    /// <summary>Sets of keys of which one must be complete; empty where required keys say all.</summary>
    public IReadOnlyList<string[]> Alternatives { get; init; } = [];

    /// <summary>Pairs of keys of which only one may stand.</summary>
    public IReadOnlyList<(string First, string Second)> Exclusives { get; init; } = [];

    /// <summary>The names of the keys that must stand.</summary>
    public string[] Required => [.. Keys.Where(key => key.IsRequired).Select(key => key.Name)];

    /// <summary>The names of the keys that may be left out.</summary>
    public string[] Optional => [.. Keys.Where(key => !key.IsRequired).Select(key => key.Name)];
}
