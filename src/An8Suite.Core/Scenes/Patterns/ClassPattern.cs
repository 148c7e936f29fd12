using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Patterns;

/// <summary>The pattern of a class: its parts carry the class colour, and this one where the shape says.</summary>
/// <param name="Shape">Where the second colour shows.</param>
/// <param name="Color">The second colour.</param>
public sealed record ClassPattern(PatternShape Shape, SrgbColor Color)
{
    /// <summary>As a recipe writes it, with everything resolved; also how metadata name it.</summary>
    public string Yaml =>
        $"{{shape: {Shape.Name}, color: \"{Color}\", period: {PatternShape.Text(Shape.Period)}{Shape.OwnKeys}}}";
}
