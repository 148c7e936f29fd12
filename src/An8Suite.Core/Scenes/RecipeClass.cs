using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Patterns;

namespace An8Suite.Core.Scenes;

/// <summary>One class of a recipe: a colour, or several, and the parts that carry them.</summary>
/// <param name="Name">Letters, digits, <c>_ - .</c>; becomes a folder's name. Unique in the recipe.</param>
/// <param name="Color">The class colour, that of the first part where parts differ; parts of other classes keep their own colour.</param>
/// <param name="Parts">Names of mesh parts, at least one: the ground truth of the mask policy <c>class_part</c>.</param>
public sealed record RecipeClass(string Name, SrgbColor Color, IReadOnlyList<string> Parts)
{
    /// <summary>A second colour on the same parts; null where they are in the class colour alone.</summary>
    public ClassPattern? Pattern { get; init; }

    /// <summary>The colour of each of <see cref="Parts"/>, key <c>colors</c>; null where all are in the class colour.</summary>
    public IReadOnlyDictionary<string, SrgbColor>? PartColors { get; init; }

    /// <summary>The colour of one of <see cref="Parts"/>.</summary>
    public SrgbColor ColorOf(string part) => PartColors?.GetValueOrDefault(part, Color) ?? Color;

    /// <summary>The different colours of the class, its own first.</summary>
    public IReadOnlyList<SrgbColor> Colors => PartColors is null ? [Color] : [.. PartColors.Values.Prepend(Color).Distinct()];

    /// <summary>Whether both give the same parts the same colours and patterns.</summary>
    internal bool LooksLike(RecipeClass other) => Pattern == other.Pattern
        && Parts.ToHashSet().SetEquals(other.Parts) && Parts.All(part => ColorOf(part) == other.ColorOf(part));
}
