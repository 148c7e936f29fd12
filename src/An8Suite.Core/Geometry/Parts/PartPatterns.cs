using System.IO.Enumeration;

namespace An8Suite.Core.Geometry.Parts;

/// <summary>A part and the names that it takes.</summary>
/// <param name="Part">The part's name.</param>
/// <param name="Patterns">Names in which * stands for any letters and ? for one; case does not matter.</param>
public sealed record PartPatterns(string Part, IReadOnlyList<string> Patterns)
{
    /// <summary>Whether <paramref name="pattern"/> takes <paramref name="name"/>.</summary>
    public static bool Takes(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(
            pattern.ToLowerInvariant().Replace("\\", "\\\\", StringComparison.Ordinal), name.ToLowerInvariant());
}
