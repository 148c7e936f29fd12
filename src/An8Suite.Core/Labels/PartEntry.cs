using System.Text.Json.Serialization;

namespace An8Suite.Core.Labels;

/// <summary>One part of the mesh as the part-id images number it.</summary>
/// <param name="Id">The pixel value; 0 is the background and has no entry.</param>
/// <param name="Name">The part's name in the mesh.</param>
public sealed record PartEntry(int Id, string Name)
{
    /// <summary>What it is in the scene; left out of files where it belongs to the recipe's own mesh.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PartRole Role { get; init; }

    /// <summary>Whether it shows the class: a part of the recipe's own mesh, or of a copy of it.</summary>
    [JsonIgnore]
    public bool IsPlant => Role is PartRole.Plant or PartRole.Instance;
}
