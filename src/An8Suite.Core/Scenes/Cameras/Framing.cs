using System.Numerics;
using An8Suite.Core.Geometry;

namespace An8Suite.Core.Scenes.Cameras;

/// <summary>
/// The solid that a mesh sweeps when it turns about the vertical axis; cameras are placed so that it fits.
/// </summary>
/// <remarks>Kept as horizontal rims whose convex hull holds the mesh at every yaw.</remarks>
public sealed class Framing
{
    private const int BandCount = 32;

    private Framing(IReadOnlyList<Rim> rims, double middle)
    {
        Rims = rims;
        Middle = middle;
        (Low, High, Radius) = (rims.Min(rim => rim.Height), rims.Max(rim => rim.Height), rims.Max(rim => rim.Radius));
        Reach = 1.001
            * rims.Max(rim => Math.Sqrt((rim.Radius * rim.Radius) + ((rim.Height - middle) * (rim.Height - middle))));
    }

    /// <summary>The height of the middle of the solid.</summary>
    public double Middle { get; }

    /// <summary>
    /// Slightly more than the largest distance of any vertex from the middle, which lies on the y axis.
    /// </summary>
    public double Reach { get; }

    /// <summary>The height of the lowest point.</summary>
    public double Low { get; }

    /// <summary>The height of the highest point.</summary>
    public double High { get; }

    /// <summary>The largest distance of any point from the vertical axis.</summary>
    public double Radius { get; }

    /// <summary>The rims, from below upwards.</summary>
    internal IReadOnlyList<Rim> Rims { get; }

    /// <summary>The solid that <paramref name="mesh"/> sweeps; a mesh without extent is refused.</summary>
    public static Framing Of(Mesh mesh) => Of(mesh.Positions);

    /// <summary>The solid that points sweep; points without extent are refused.</summary>
    public static Framing Of(IReadOnlyList<Vector3> positions)
    {
        double low = positions.Min(p => (double?)p.Y) ?? 0;
        double high = positions.Max(p => (double?)p.Y) ?? 0;
        double widest = positions.Select(RadiusOf).DefaultIfEmpty().Max();
        if (!(widest + high - low > 0) || !double.IsFinite(widest + high - low))
        {
            throw new InputException(
                $"mesh: expected vertices that span a finite volume, found {positions.Count} vertices "
                + "that do not");
        }

        List<Rim> rims = [];
        foreach (IGrouping<int, Vector3> band in positions.GroupBy(p => Band(p.Y, low, high))
            .OrderBy(band => band.Key))
        {
            double radius = band.Max(RadiusOf);
            rims.Add(new Rim(band.Min(p => p.Y), radius));
            rims.Add(new Rim(band.Max(p => p.Y), radius));
        }

        return new Framing(rims, (low + high) / 2);
    }

    private static int Band(double height, double low, double high) =>
        high > low ? Math.Min((int)((height - low) / (high - low) * BandCount), BandCount - 1) : 0;

    private static double RadiusOf(Vector3 p) => Math.Sqrt(((double)p.X * p.X) + ((double)p.Z * p.Z));
}
