using static An8Suite.Core.Scenes.Patterns.PatternShape;

namespace An8Suite.Core.Scenes.Patterns;

/// <summary>What stripes are measured along: a direction of the model, or a texture coordinate of the mesh.</summary>
/// <remarks>
/// The coordinate is x X + y Y + z Z + u U + v V; either (X, Y, Z) is a unit vector and (U, V) is 0, or the other way
/// round.
/// </remarks>
public readonly record struct StripeAxis(double X, double Y, double Z, double U, double V)
{
    /// <summary>So that a direction reads back as the same one.</summary>
    private const int Decimals = 9;

    /// <summary>The names that a recipe may give.</summary>
    internal static IReadOnlyList<string> Names { get; } = ["x", "y", "z", "u", "v"];

    /// <summary>Upwards, which makes rings around a plant.</summary>
    public static StripeAxis Up { get; } = new(0, 1, 0, 0, 0);

    /// <summary>Whether it is a direction of the model.</summary>
    public bool IsDirection => (X, Y, Z) != (0, 0, 0);

    /// <summary>The axis of a name; null for another.</summary>
    public static StripeAxis? Named(string name) => name switch
    {
        "x" => new(1, 0, 0, 0, 0),
        "y" => Up,
        "z" => new(0, 0, 1, 0, 0),
        "u" => new(0, 0, 0, 1, 0),
        "v" => new(0, 0, 0, 0, 1),
        _ => null,
    };

    /// <summary>The direction of a vector of any length; null for one without.</summary>
    public static StripeAxis? Direction(double x, double y, double z)
    {
        double length = Math.Sqrt((x * x) + (y * y) + (z * z));
        return double.IsFinite(length) && length > 0
            ? new(Math.Round(x / length, Decimals),
                Math.Round(y / length, Decimals), Math.Round(z / length, Decimals), 0, 0)
            : null;
    }

    /// <summary>As a recipe writes it.</summary>
    public override string ToString()
    {
        StripeAxis axis = this;
        return Names.FirstOrDefault(name => Named(name) == axis) ?? $"[{Text(X)}, {Text(Y)}, {Text(Z)}]";
    }
}
