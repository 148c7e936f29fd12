namespace An8Suite.Cli.Steps;

/// <summary>Which dataset <c>an8 generate</c> renders.</summary>
public sealed record GenerateOptions
{
    /// <summary>A recipe file, or the name of a shipped one.</summary>
    public required string Recipe { get; init; }

    /// <summary>Side of the images in pixels; null for the recipe's.</summary>
    public int? Size { get; init; }

    /// <summary>How many of the recipe's poses; null for all.</summary>
    public int? Poses { get; init; }

    /// <summary>The seed; it takes the place of the recipe's.</summary>
    public ulong Seed { get; init; }
}
