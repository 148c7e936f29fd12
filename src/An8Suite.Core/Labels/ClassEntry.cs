using System.Text.Json.Serialization;

namespace An8Suite.Core.Labels;

/// <summary>One class of a dataset: a colour on a set of parts, or parts that are there or not.</summary>
/// <param name="Index">The label, from 0.</param>
/// <param name="Name">Such as <c>red</c> or <c>stem_red</c>.</param>
/// <param name="Folder">Zero-padded so that text order is label order, such as <c>00_red</c>.</param>
/// <param name="Parts">
/// Names of the parts that tell the class, because they carry its colour or are shown or hidden: the ground truth.
/// </param>
/// <param name="Color">
/// The class colour, <c>#rrggbb</c>, sRGB; that of its first part where the class recolours none.
/// </param>
public sealed record ClassEntry(int Index, string Name, string Folder, IReadOnlyList<string> Parts, string Color)
{
    /// <summary>
    /// The pattern on the class' parts as a recipe writes it, empty for a flat class; null where no class has one.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Pattern { get; init; }

    /// <summary>
    /// Those of <see cref="Parts"/> that are not there in classes that do not show them; null where there is none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Shows { get; init; }

    /// <summary>Those of <see cref="Parts"/> that are taken away in this class; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Hides { get; init; }

    /// <summary>
    /// Those of <see cref="Parts"/> that carry the colour, one list a look of which every pose shows one; null where
    /// all do.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<string>>? Looks { get; init; }

    /// <summary>A class of pictures that are not the suite's own: no part carries it, and no colour.</summary>
    public static ClassEntry Foreign(int index, string name) => new(index, name, name, [], string.Empty);
}
