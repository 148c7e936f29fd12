namespace An8Suite.Tests.Scenes.Patterns;

/// <summary>The shapes written down plainly, in double precision, with how far a point is from the nearest edge.</summary>
internal static class PlainPattern
{
    public static (bool IsSecond, double FromEdge) Stripes(double along, double period)
    {
        double turn = (along / period) + 0.31;
        double rest = turn - Math.Floor(turn);
        return (rest < 0.5, period * Math.Min(Math.Min(rest, 1 - rest), Math.Abs(rest - 0.5)));
    }

    public static (bool IsSecond, double FromEdge) Checker(double x, double y, double z, double period)
    {
        double side = period / 2;
        int sum = 0;
        double nearest = double.MaxValue;
        foreach (double c in new[] { x, y, z })
        {
            double cell = (c / side) + 0.31;
            sum += (int)Math.Floor(cell);
            nearest = Math.Min(nearest, side * Math.Abs(cell - Math.Round(cell)));
        }

        return (sum % 2 != 0, nearest);
    }

    /// <summary>By trying every ball around, of the 27 nearest cubes.</summary>
    public static (bool IsSecond, double FromEdge) Dots(double x, double y, double z, double period, double radius)
    {
        double nearest = double.MaxValue;
        for (int i = 0; i < 54; i++)
        {
            double shift = i < 27 ? 0 : 0.5;
            double dx = x - (period * (Math.Floor(x / period) + (i % 3) - 1 + shift));
            double dy = y - (period * (Math.Floor(y / period) + (i / 3 % 3) - 1 + shift));
            double dz = z - (period * (Math.Floor(z / period) + (i / 9 % 3) - 1 + shift));
            nearest = Math.Min(nearest, Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz)));
        }

        return (nearest < radius, Math.Abs(nearest - radius));
    }
}
