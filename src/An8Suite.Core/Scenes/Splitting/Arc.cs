namespace An8Suite.Core.Scenes.Splitting;

/// <summary>The directions from one angle up to another, without the latter; it may pass through 360.</summary>
/// <param name="From">Where it begins, in degrees.</param>
/// <param name="To">Where it ends; that direction is no more inside.</param>
internal readonly record struct Arc(double From, double To)
{
    private const double FullTurn = 360;

    /// <summary>Whether it has no direction inside.</summary>
    public bool IsEmpty => Turn(From) == Turn(To);

    /// <summary>Whether a direction lies inside, whatever full turns it has made.</summary>
    public bool Holds(double degrees)
    {
        (double from, double to, double turn) = (Turn(From), Turn(To), Turn(degrees));
        return from < to ? turn >= from && turn < to : from > to && (turn >= from || turn < to);
    }

    /// <summary>Whether some direction lies inside both.</summary>
    public bool Overlaps(Arc other) => Holds(other.From) || other.Holds(From);

    /// <summary>The same direction from 0 to below 360.</summary>
    internal static double Turn(double degrees)
    {
        double turn = degrees - (FullTurn * Math.Floor(degrees / FullTurn));
        return turn < FullTurn ? turn : 0;
    }
}
