namespace An8Suite.Core.Geometry.Parts;

/// <summary>Which part a piece belongs to, by the rules of <see cref="MeshOptions"/>.</summary>
internal sealed class PartNames(string path, MeshOptions options)
{
    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string> _used = [];

    /// <summary>The part of a piece; null where the file has no name for it.</summary>
    public string? Of(MeshPiece piece)
    {
        string? source = SourceOf(piece)?.Trim();
        if (string.IsNullOrEmpty(source))
        {
            return options.Rest;
        }

        _seen.Add(source);
        foreach (PartPatterns part in options.Parts)
        {
            foreach (string pattern in part.Patterns.Where(pattern => PartPatterns.Takes(pattern, source)))
            {
                _used.Add(pattern);
                return part.Part;
            }
        }

        return options.Rest ?? source.ToLowerInvariant();
    }

    /// <summary>Refuses patterns that took nothing, which are most likely mistyped.</summary>
    public void CheckPatterns()
    {
        foreach (string pattern in options.Parts.SelectMany(part => part.Patterns)
            .Where(pattern => !_used.Contains(pattern)))
        {
            bool late = _seen.Any(name => PartPatterns.Takes(pattern, name));
            string why = late ? "takes only names that a pattern before it takes" : "takes no name";
            throw new InputException(
                $"{path}: the pattern '{pattern}' {why} among its {Choice.NameOf(options.PartsFrom)}; "
                + NearestName.Hint(pattern, [.. _seen.Order(StringComparer.Ordinal).Take(MeshLimits.MaxPartCount)]));
        }
    }

    private string? SourceOf(MeshPiece piece) => options.PartsFrom switch
    {
        PartSource.Meshes => First(piece.Mesh, piece.Node),
        PartSource.Materials or PartSource.Colors or PartSource.Faces => piece.Material,
        _ => First(piece.Node, piece.Mesh),
    };

    private static string? First(string? name, string? other) => string.IsNullOrWhiteSpace(name) ? other : name;
}
