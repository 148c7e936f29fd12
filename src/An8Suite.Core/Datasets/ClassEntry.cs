using System.Text.Json.Serialization;

namespace An8Suite.Core.Datasets;

/// <summary>One class of a dataset: a colour on a set of parts.</summary>
/// <param name="Index">The label, from 0.</param>
/// <param name="Name">Such as <c>red</c> or <c>stem_red</c>.</param>
/// <param name="Folder">Zero-padded so that text order is label order, such as <c>00_red</c>.</param>
/// <param name="Parts">Names of the parts that carry the class colour: the ground truth.</param>
/// <param name="Color">The class colour, <c>#rrggbb</c>, sRGB.</param>
public sealed record ClassEntry(int Index, string Name, string Folder, IReadOnlyList<string> Parts, string Color)
{
    /// <summary>The pattern on the class' parts as a recipe writes it, empty for a flat class; null where no class has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Pattern { get; init; }

    /// <summary>A class of pictures that are not the suite's own: no part carries it, and no colour.</summary>
    public static ClassEntry Foreign(int index, string name) => new(index, name, name, [], string.Empty);
}
