namespace An8Suite.Core.Scenes.Patterns;

/// <summary>
/// Cubes of two colours in turn: the second one shows where floor(2 p / period + <see cref="PatternShape.Phase"/>),
/// added up over x, y and z, is odd.
/// </summary>
public sealed record CheckerShape : PatternShape
{
    internal const string Key = "checker";

    /// <summary>Two cubes a <paramref name="period"/>.</summary>
    public CheckerShape(double period)
        : base(period)
    {
    }

    internal override string Name => Key;
}
