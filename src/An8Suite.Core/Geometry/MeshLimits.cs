using System.Numerics;

namespace An8Suite.Core.Geometry;

/// <summary>Counts what a file has been read of, because a short file can name the same data again and again.</summary>
public sealed class MeshLimits(string path)
{
    /// <summary>The most parts a mesh may have: part ids are bytes.</summary>
    public const int MaxPartCount = 250;

    /// <summary>The most vertices, and three times the most triangles, that a mesh may have in all.</summary>
    public const int MaxVertexCount = 3_000_000;

    /// <summary>The largest mesh file, in bytes.</summary>
    public const long MaxFileBytes = 400_000_000;

    private const float FarthestCoordinate = 1e15f;

    private long _vertices;
    private long _corners;

    /// <summary>Adds to what was read; more than <see cref="MaxVertexCount"/> is refused.</summary>
    public void Count(long vertices, long corners)
    {
        _vertices += vertices;
        _corners += corners;
        if (Math.Max(_vertices, _corners) > MaxVertexCount)
        {
            throw new InputException(
                $"{path}: expected at most {MaxVertexCount} vertices and {MaxVertexCount / 3} triangles, found more; "
                + "reduce it first, for example with the Decimate modifier of Blender");
        }
    }

    /// <summary>
    /// Refuses positions whose squares are no finite numbers; <paramref name="place"/> names file and part.
    /// </summary>
    public static void RequireNear(Vector3[] positions, string place)
    {
        int bad = Array.FindIndex(
            positions, p => !(Math.Max(Math.Abs(p.X), Math.Max(Math.Abs(p.Y), Math.Abs(p.Z))) <= FarthestCoordinate));
        if (bad >= 0)
        {
            throw new InputException(FormattableString.Invariant(
                $"{place} has a position that is not finite or beyond {FarthestCoordinate:0e0} (vertex {bad})"));
        }
    }
}
