using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes;

/// <summary>One class of a recipe: a colour and the parts that carry it, parts that only such classes show, parts that it hides.</summary>
/// <param name="Name">Letters, digits, <c>_ - .</c>; becomes a folder's name. Unique in the recipe.</param>
/// <param name="Color">The class colour; parts of other classes keep their own colour. Means nothing without parts that carry it.</param>
/// <param name="Parts">Names of the mesh parts that carry the colour; none in a class that is told by the parts it shows or hides.</param>
public sealed record RecipeClass(string Name, SrgbColor Color, IReadOnlyList<string> Parts)
{
    /// <summary>Names of parts that are there in this class and not in classes that do not show them: variants of shape.</summary>
    public IReadOnlyList<string> Shows { get; init; } = [];

    /// <summary>Names of parts that are taken away in this class.</summary>
    public IReadOnlyList<string> Hides { get; init; } = [];

    /// <summary>What the class is told by: the parts that it colours, shows or hides; the ground truth of the mask policy <c>class_part</c>.</summary>
    public IReadOnlyList<string> GroundTruthParts =>
        Shows.Count + Hides.Count == 0 ? Parts : [.. Parts.Concat(Shows).Concat(Hides).Distinct()];
}
