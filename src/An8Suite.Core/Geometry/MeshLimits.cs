using System.Numerics;

namespace An8Suite.Core.Geometry;

/// <summary>Counts what a file has been read of, because a short file can name the same data again and again.</summary>
public sealed class MeshLimits(string path)
{
    private const float FarthestCoordinate = 1e15f;

    private long _vertices;
    private long _corners;

    /// <summary>Adds to what was read; more than <see cref="MeshReader.MaxVertexCount"/> is refused.</summary>
    public void Count(long vertices, long corners)
    {
        _vertices += vertices;
        _corners += corners;
        if (Math.Max(_vertices, _corners) > MeshReader.MaxVertexCount)
        {
            throw new InputException(
                $"{path}: expected at most {MeshReader.MaxVertexCount} vertices and {MeshReader.MaxVertexCount / 3} triangles, found more; "
                + "reduce it first, for example with the Decimate modifier of Blender");
        }
    }

    /// <summary>Refuses positions whose squares are no finite numbers; <paramref name="place"/> names file and part.</summary>
    public static void RequireNear(Vector3[] positions, string place)
    {
        int bad = Array.FindIndex(positions, p => !(Math.Max(Math.Abs(p.X), Math.Max(Math.Abs(p.Y), Math.Abs(p.Z))) <= FarthestCoordinate));
        if (bad >= 0)
        {
            throw new InputException(FormattableString.Invariant(
                $"{place} has a position that is not finite or beyond {FarthestCoordinate:0e0} (vertex {bad})"));
        }
    }
}
