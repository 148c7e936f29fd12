using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Backdrops;

/// <summary>One kind of backdrop that a recipe draws from.</summary>
public abstract record BackdropKind
{
    /// <summary>The share of the poses that have it, among all kinds of the recipe; more than 0.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The name in a recipe.</summary>
    public abstract string Name { get; }

    /// <summary>The keys behind its name, as a recipe writes them.</summary>
    internal abstract IEnumerable<string> Keys { get; }

    /// <summary>As a recipe writes it.</summary>
    internal string Yaml => $"{{{string.Join(", ", [
        $"kind: {Name}",
        .. Keys,
        .. Share.Equals(1) ? Array.Empty<string>() : [FormattableString.Invariant($"share: {Share:R}")],
    ])}}}";

    /// <summary>The key of a list of colours.</summary>
    private protected static IEnumerable<string> ColorKey(IReadOnlyList<SrgbColor> colors) => colors.Count == 0 ? []
        : [$"colors: [{string.Join(", ", colors.Select(color => YamlText.Quoted($"{color}")))}]"];
}
