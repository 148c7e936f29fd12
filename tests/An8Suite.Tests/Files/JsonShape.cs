namespace An8Suite.Tests.Files;

/// <summary>A record as the suite's files hold them: some values must be there, others may be null.</summary>
public sealed record JsonShape
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Parts { get; init; }

    public required IReadOnlyDictionary<string, string> Colors { get; init; }

    public required IReadOnlyList<int?> Sizes { get; init; }

    public string? Note { get; init; }
}
