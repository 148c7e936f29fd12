using System.Text.Json.Serialization;

namespace An8Suite.Workflow.Generating;

/// <summary>What of <see cref="GenerateOptions"/> shapes the files, as <c>step.json</c> holds it.</summary>
public sealed record GenerateRecord
{
    /// <summary>The recipe's name.</summary>
    public required string Recipe { get; init; }

    /// <summary>Side of the images in pixels; null for the recipe's.</summary>
    public int? Size { get; init; }

    /// <summary>How many of the recipe's poses; null for all.</summary>
    public int? Poses { get; init; }

    /// <summary>Whether every image has a twin.</summary>
    public bool Twins { get; init; }

    /// <summary>The mask policies that took the place of the recipe's; null for those of the recipe.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Masks { get; init; }

    /// <summary>How much of the recipe's scene is shown; null for all of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Level { get; init; }

    /// <summary>Whether coverage maps were asked for beside those of the recipe.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Coverage { get; init; }

    /// <summary>The layers that took the place of the recipe's; null for those of the recipe.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Layers { get; init; }

    /// <summary>Such as <c>2/8</c>; null for a whole dataset.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Shard { get; init; }

    /// <summary><c>cpu</c> for our own renderer; null for one of OpenGL.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Renderer { get; init; }

    /// <summary>SHA-256 of the recipe with everything resolved, lower-case hex.</summary>
    public required string ResolvedRecipeSha256 { get; init; }

    /// <summary>SHA-256 of the mesh file, lower-case hex.</summary>
    public required string MeshSha256 { get; init; }
}
