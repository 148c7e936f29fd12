using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Patterns;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>
/// One class of a recipe: a colour, or several, and the parts that carry them, parts that only such classes show, parts
/// that it hides.
/// </summary>
/// <param name="Name">Letters, digits, <c>_ - .</c>; becomes a folder's name. Unique in the recipe.</param>
/// <param name="Color">
/// The class colour, that of the first part where parts differ; parts of other classes keep their own colour. Means
/// nothing without parts that carry it.
/// </param>
/// <param name="Parts">
/// Names of the mesh parts that carry the colour; none in a class that is told by the parts it shows or hides.
/// </param>
public sealed record RecipeClass(string Name, SrgbColor Color, IReadOnlyList<string> Parts)
{
    /// <summary>A second colour on the same parts; null where they are in the class colour alone.</summary>
    public ClassPattern? Pattern { get; init; }

    /// <summary>
    /// The colour of each of <see cref="Parts"/>, key <c>colors</c>; null where all are in the class colour.
    /// </summary>
    public IReadOnlyDictionary<string, SrgbColor>? PartColors { get; init; }

    /// <summary>
    /// Which of <see cref="Parts"/> carry the colour, one list a look that the class may have; null where all do in
    /// every pose. Recipes have them by a <see cref="LabelRule"/>.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>>? Looks { get; init; }

    /// <summary>
    /// Names of parts that are there in this class and not in classes that do not show them: variants of shape.
    /// </summary>
    public IReadOnlyList<string> Shows { get; init; } = [];

    /// <summary>Names of parts that are taken away in this class.</summary>
    public IReadOnlyList<string> Hides { get; init; } = [];

    /// <summary>
    /// What the class is told by: the parts that it colours, shows or hides; the ground truth of the mask policy
    /// <c>class_part</c>.
    /// </summary>
    public IReadOnlyList<string> GroundTruthParts =>
        Shows.Count + Hides.Count == 0 ? Parts : [.. Parts.Concat(Shows).Concat(Hides).Distinct()];

    /// <summary>
    /// The class with its parts on the copies of the mesh too; parts of copies that it named before are left out.
    /// </summary>
    internal RecipeClass Spread(IReadOnlyList<SceneObject> before, IReadOnlyList<SceneObject> instances)
    {
        IReadOnlyList<string> Of(IReadOnlyList<string> parts)
        {
            string[] own = [.. parts.Where(part => !before.Any(copy => copy.Owns(part)))];
            return [.. own, .. instances.SelectMany(copy => own.Select(part => copy.NameOf(part, isOnly: false)))];
        }

        return before.Count + instances.Count == 0 ? this : this with
        {
            Parts = Of(Parts),
            Shows = Of(Shows),
            Hides = Of(Hides),
            Looks = Looks is null ? null : [.. Looks.Select(Of)],
            PartColors = PartColors is null ? null : Of([.. PartColors.Keys]).ToDictionary(
                part => part,
                part => PartColors.GetValueOrDefault(
                    instances.FirstOrDefault(copy => copy.Owns(part))?.WithoutName(part) ?? part)),
        };
    }

    /// <summary>Whether the class shows a part coloured in every pose.</summary>
    public bool AlwaysColors(string part) => Parts.Contains(part) && Looks?.All(look => look.Contains(part)) != false;

    /// <summary>The colour of one of <see cref="Parts"/>.</summary>
    public SrgbColor ColorOf(string part) => PartColors?.GetValueOrDefault(part, Color) ?? Color;

    /// <summary>The different colours of the class, its own first; none without parts that carry them.</summary>
    public IReadOnlyList<SrgbColor> Colors =>
        Parts.Count == 0 ? [] : PartColors is null ? [Color] : [.. PartColors.Values.Prepend(Color).Distinct()];
}
