using System.Numerics;

namespace An8Suite.Core.Geometry.Anim8or;

/// <summary>A corner of a face: the numbers of its point, normal and texture coordinate; -1 without one.</summary>
internal readonly record struct An8Corner(int Point, int Normal, int TexCoord);

/// <summary>A convex face, counter-clockwise seen from outside.</summary>
/// <param name="Material">A number in the list of the mesh's materials.</param>
/// <param name="Corners">Three or more.</param>
internal sealed record An8Face(int Material, An8Corner[] Corners);

/// <summary>A shape as Anim8or keeps it, before its faces are cut into triangles.</summary>
internal sealed record An8Polygons
{
    /// <summary>Anim8or's own for a new shape.</summary>
    public const double StandardSmoothDegrees = 45;

    /// <summary>
    /// Where faces meet at a point so many at once, an angle tells nothing, and comparing all with all would take
    /// hours.
    /// </summary>
    private const int MostCompared = 256;

    /// <summary>The points.</summary>
    public required Vector3[] Points { get; init; }

    /// <summary>The normals that corners name.</summary>
    public Vector3[] Normals { get; init; } = [];

    /// <summary>The texture coordinates that corners name.</summary>
    public Vector2[] TexCoords { get; init; } = [];

    /// <summary>The faces.</summary>
    public required IReadOnlyList<An8Face> Faces { get; init; }

    /// <summary>Faces that meet at a larger angle, in degrees, have an edge between them.</summary>
    public double SmoothDegrees { get; init; } = StandardSmoothDegrees;

    /// <summary>
    /// The normal of every corner of every face: as the file has it, else the mean of the faces around the point that
    /// are not across an edge, by area.
    /// </summary>
    public Vector3[][] CornerNormals()
    {
        Vector3[] areas = [.. Faces.Select(Area)];
        Vector3[] units = Array.ConvertAll(areas, SmoothNormals.Unit);
        List<int>[] around = FacesAround();
        float least = (float)Math.Cos(SmoothDegrees * Math.PI / 180) - 1e-5f;
        Dictionary<int, Vector3> crowded = [];
        Vector3 Sum(IEnumerable<int> faces) =>
            SmoothNormals.Unit(faces.Aggregate(Vector3.Zero, (sum, face) => sum + areas[face]));
        Vector3 Mean(int face, int point)
        {
            List<int> meeting = around[point];
            if (meeting.Count <= MostCompared)
            {
                return Sum(meeting.Where(other => other == face || Vector3.Dot(units[other], units[face]) >= least));
            }

            if (!crowded.TryGetValue(point, out Vector3 mean))
            {
                crowded.Add(point, mean = Sum(meeting));
            }

            return mean;
        }

        return [.. Faces.Select((face, i) => Array.ConvertAll(
            face.Corners,
            corner => corner.Normal >= 0 ? SmoothNormals.Unit(Normals[corner.Normal]) : Mean(i, corner.Point)))];
    }

    private List<int>[] FacesAround()
    {
        List<int>[] around = [.. Points.Select(_ => new List<int>())];
        foreach ((int i, An8Face face) in Faces.Index())
        {
            foreach (int point in face.Corners.Select(corner => corner.Point).Distinct())
            {
                around[point].Add(i);
            }
        }

        return around;
    }

    // Newell's sum: twice the area along the normal, whatever corner the face begins with.
    private Vector3 Area(An8Face face)
    {
        Vector3 first = Points[face.Corners[0].Point];
        Vector3 sum = Vector3.Zero;
        for (int i = 1; i + 1 < face.Corners.Length; i++)
        {
            sum += SmoothNormals.Cross(
                Points[face.Corners[i].Point] - first, Points[face.Corners[i + 1].Point] - first);
        }

        return sum;
    }
}
