namespace An8Suite.Core.Geometry.Occlusion;

/// <summary>Ambient occlusion at a point: the cosine-weighted share of the hemisphere that is open.</summary>
/// <param name="Tree">What stands in the way.</param>
/// <param name="RayCount">Rays a point.</param>
/// <param name="Reach">Things farther away than this do not darken; nearer ones do so more and more.</param>
/// <param name="Near">Things nearer than this are the surface itself.</param>
internal sealed record Hemisphere(TriangleTree Tree, int RayCount, double Reach, double Near)
{
    /// <summary>From 0, closed, to 1, open.</summary>
    public double Open(Vector3d position, Vector3d normal, CounterRandom random)
    {
        Vector3d side = Vector3d.Cross(normal, Math.Abs(normal.X) < 0.7 ? Vector3d.UnitX : Vector3d.UnitY).Unit;
        Vector3d other = Vector3d.Cross(normal, side);
        Vector3d origin = position + (normal * Near);
        double blocked = 0;
        for (int ray = 0; ray < RayCount; ray++)
        {
            (double x, double y) = InDisc(random);
            Vector3d direction = (side * x) + (other * y) + (normal * Math.Sqrt(1 - (x * x) - (y * y)));
            double closeness = 1 - (Tree.Nearest(origin, direction, Near, Reach) / Reach);
            blocked += closeness * (2 - closeness);
        }

        return 1 - (blocked / RayCount);
    }

    // A point of the unit disc lifted onto the hemisphere is cosine-weighted; rejection needs no sine or cosine.
    private static (double X, double Y) InDisc(CounterRandom random)
    {
        while (true)
        {
            double x = (2 * random.NextDouble()) - 1, y = (2 * random.NextDouble()) - 1;
            if ((x * x) + (y * y) < 1)
            {
                return (x, y);
            }
        }
    }
}
