using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Patterns;

namespace An8Suite.Core.Scenes;

/// <summary>One class of a recipe: a colour and the parts that carry it.</summary>
/// <param name="Name">Letters, digits, <c>_ - .</c>; becomes a folder's name. Unique in the recipe.</param>
/// <param name="Color">The class colour; parts of other classes keep their own colour.</param>
/// <param name="Parts">Names of mesh parts, at least one: the ground truth of the mask policy <c>class_part</c>.</param>
public sealed record RecipeClass(string Name, SrgbColor Color, IReadOnlyList<string> Parts)
{
    /// <summary>A second colour on the same parts; null where they are in the class colour alone.</summary>
    public ClassPattern? Pattern { get; init; }
}
