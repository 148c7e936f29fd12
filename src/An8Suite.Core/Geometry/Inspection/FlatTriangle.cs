using System.Numerics;

namespace An8Suite.Core.Geometry.Inspection;

/// <summary>A triangle with its plane, whose normal is turned so that its main coordinate is positive.</summary>
internal sealed class FlatTriangle
{
    // In largest sides of the mesh: what overlaps by less touches.
    private const double Touching = 1e-6;

    // The main coordinate is the largest by these measures, so that no plane of 45 degrees lies between two.
    private static readonly Vector3 Preference = new(1, 0.913f, 0.831f);

    private readonly (double X, double Y)[] _corners;
    private readonly int _axis;

    private FlatTriangle(Vector3[] corners, Vector3 normal, int part)
    {
        Vector3 size = Vector3.Abs(normal) * Preference;
        _axis = size.X >= size.Y && size.X >= size.Z ? 0 : size.Y >= size.Z ? 1 : 2;
        IsTurned = normal[_axis] < 0;
        (Normal, Part) = (IsTurned ? -normal : normal, part);
        Distance = corners.Average(
            corner => ((double)corner.X * Normal.X) + ((double)corner.Y * Normal.Y) + ((double)corner.Z * Normal.Z));
        _corners = Array.ConvertAll(corners, corner => _axis == 0 ? ((double)corner.Y, (double)corner.Z)
            : _axis == 1 ? (corner.Z, corner.X) : (corner.X, corner.Y));
        (Low, High) = (_corners.Min(corner => corner.X), _corners.Max(corner => corner.X));
    }

    /// <summary>The unit normal.</summary>
    public Vector3 Normal { get; }

    /// <summary>Whether the triangle looks against <see cref="Normal"/>.</summary>
    public bool IsTurned { get; }

    /// <summary>From the origin along <see cref="Normal"/>.</summary>
    public double Distance { get; }

    /// <summary>The part's id.</summary>
    public int Part { get; }

    /// <summary>Where it begins along the first coordinate of its plane.</summary>
    public double Low { get; }

    /// <summary>Where it ends.</summary>
    public double High { get; }

    /// <summary>The triangle; null where it has no area.</summary>
    public static FlatTriangle? Of(Vector3 a, Vector3 b, Vector3 c, int part)
    {
        Vector3 cross = SmoothNormals.Cross(b - a, c - a);
        return cross.LengthSquared() > 1e-20f ? new FlatTriangle([a, b, c], SmoothNormals.Unit(cross), part) : null;
    }

    /// <summary>Whether both lie in one plane.</summary>
    public bool IsParallel(FlatTriangle other, double angle, double distance) =>
        (Normal - other.Normal).Length() < angle && Math.Abs(Distance - other.Distance) < distance;

    /// <summary>Whether both have area in common: no side of either parts them.</summary>
    public bool Overlaps(FlatTriangle other) =>
        _axis == other._axis && !IsParted(_corners, other._corners) && !IsParted(other._corners, _corners);

    private static bool IsParted((double X, double Y)[] one, (double X, double Y)[] other)
    {
        for (int i = 0; i < 3; i++)
        {
            ((double X, double Y) a,
                (double X, double Y) b, (double X, double Y) inside) = (one[i], one[(i + 1) % 3], one[(i + 2) % 3]);
            (double nx, double ny) = (a.Y - b.Y, b.X - a.X);
            double length = Math.Sqrt((nx * nx) + (ny * ny));
            double Side((double X, double Y) p) => (((p.X - a.X) * nx) + ((p.Y - a.Y) * ny)) / length;
            double sign = Side(inside) < 0 ? -1 : 1;
            if (other.All(p => sign * Side(p) < Touching))
            {
                return true;
            }
        }

        return false;
    }
}
