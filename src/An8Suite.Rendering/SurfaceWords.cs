using System.Globalization;
using An8Suite.Core.Scenes.Patterns;
using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Rendering;

/// <summary>What <c>scene.frag</c> must have defined to write the surface of a part.</summary>
internal static class SurfaceWords
{
    /// <summary>The words for the part at <paramref name="part"/>.</summary>
    public static IEnumerable<string> Of(SurfacePlan plan, int part)
    {
        byte patternBits = plan.PatternBits[part];
        yield return "SURFACE";
        if (plan.IsTextured[part])
        {
            yield return "TEXTURED";
        }

        IEnumerable<string> terms = plan.Shapes.Index().Where(shape => (patternBits & (1 << shape.Index)) != 0)
            .Select(shape => $"{Literal(1 << shape.Index)} * {Call(shape.Item)}");
        if (patternBits != 0)
        {
            yield return $"PATTERN_BITS ({string.Join(" + ", terms)})";
        }
    }

    /// <summary>1.0 where the second colour shows at <c>p</c> of the pattern's space, else 0.0.</summary>
    private static string Call(PatternShape shape) => shape switch
    {
        StripeShape { Along: var a } stripes =>
            $"stripes({Vector(a.X, a.Y, a.Z)}, vec2({Literal(a.U)}, {Literal(a.V)}), {Literal(stripes.Period)})",
        DotShape dots => $"dots({Literal(dots.Period)}, {Literal(dots.Radius)})",
        CheckerShape checker => $"checker({Literal(checker.Period)})",
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "no such shape in scene.frag"),
    };

    private static string Vector(double x, double y, double z) => $"vec3({Literal(x)}, {Literal(y)}, {Literal(z)})";

    /// <summary>A float of GLSL, which always has a point or an exponent.</summary>
    private static string Literal(double value)
    {
        string text = ((float)value).ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
