namespace An8Suite.Core.Scenes.Patterns;

/// <summary>
/// Dots: balls around the corners and the middle of every cube of a lattice, where the surface cuts them.
/// </summary>
/// <remarks>
/// With balls at the corners alone, a flat face between two layers would have no dot; with both, every face along the
/// axes has some as soon as the radius is above a quarter of the period.
/// </remarks>
public sealed record DotShape : PatternShape
{
    internal const string Key = "dots";

    /// <summary>The radius unless a recipe says otherwise, in periods.</summary>
    public const double StandardRadius = 0.3;

    /// <summary>The radius of balls that touch each other, in periods.</summary>
    public const double LargestRadius = 0.433;

    /// <summary>
    /// Balls of <paramref name="radius"/> in cubes of <paramref name="period"/>, both in shares of the mesh's height.
    /// </summary>
    public DotShape(double period, double radius)
        : base(period) => Radius = radius;

    /// <summary>The radius of the balls, in shares of the mesh's height.</summary>
    public double Radius { get; init; }

    internal override string Name => Key;

    internal override string OwnKeys => $", radius: {Text(Radius)}";

    internal override IEnumerable<(string Key, string Message)> Problems()
    {
        foreach ((string, string) problem in base.Problems())
        {
            yield return problem;
        }

        if (!(Radius > 0 && Radius <= LargestRadius * Period))
        {
            yield return ("radius", $"expected more than 0 and at most {Text(LargestRadius)} periods, "
                + $"where dots touch, found {Text(Radius)}");
        }
    }
}
