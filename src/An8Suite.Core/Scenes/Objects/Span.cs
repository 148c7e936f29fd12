using System.Globalization;

namespace An8Suite.Core.Scenes.Objects;

/// <summary>Two numbers between which one is drawn.</summary>
/// <param name="Low">The smaller one.</param>
/// <param name="High">The larger one.</param>
public readonly record struct Span(double Low, double High)
{
    /// <summary>The number at a share from 0 to 1 of the way.</summary>
    public double At(double share) => Low + (share * (High - Low));

    /// <summary>As a recipe writes it.</summary>
    public override string ToString() => Low.Equals(High) ? Text(Low) : $"[{Text(Low)}, {Text(High)}]";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
