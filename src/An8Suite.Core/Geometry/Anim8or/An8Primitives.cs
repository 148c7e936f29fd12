using System.Numerics;

namespace An8Suite.Core.Geometry.Anim8or;

/// <summary>
/// The shapes that an .an8 file names by their measures, cut into the faces that Anim8or makes of them.
/// </summary>
internal static class An8Primitives
{
    private const int MostDivisions = 250;

    /// <summary>A box about the origin: <c>scale</c> (sides along x, y, z) and <c>divisions</c>.</summary>
    public static An8Polygons Cube(An8Values values)
    {
        double[] sides = values.Numbers("scale", 3) ?? [1, 1, 1];
        int[] divisions = values.Whole("divisions", 3, MostDivisions) ?? [1, 1, 1];
        var shape = new Builder();
        for (int axis = 0; axis < 3; axis++)
        {
            (int u, int v) = ((axis + 1) % 3, (axis + 2) % 3);
            foreach (int side in (int[])[-1, 1])
            {
                shape.Grid(divisions[u], divisions[v], side < 0, (a, b) =>
                {
                    var at = default(Vector3);
                    at[axis] = (float)(side * sides[axis] / 2);
                    at[u] = (float)(sides[u] * (a - 0.5));
                    at[v] = (float)(sides[v] * (b - 0.5));
                    return at;
                });
            }
        }

        return shape.Polygons();
    }

    /// <summary>
    /// A sphere about the origin: <c>diameter</c> with <c>longlat</c> (slices, stacks) or <c>geodesic</c> (cuts of an
    /// octahedron's edges).
    /// </summary>
    public static An8Polygons Sphere(An8Values values)
    {
        double radius = (values.Numbers("diameter", 1) ?? [1])[0] / 2;
        if (values.Whole("geodesic", 1, MostDivisions) is [int cuts])
        {
            return Geodesic(radius, cuts);
        }

        int[] slices = values.Whole("longlat", 2, MostDivisions) ?? [12, 8];
        var shape = new Builder();
        shape.Grid(slices[0], slices[1], false, (a, b) =>
            Around(radius * PortableMath.SinDegrees(180 * b), -radius * PortableMath.CosDegrees(180 * b), 360 * a));
        return shape.Polygons();
    }

    /// <summary>
    /// A cylinder or cone on the origin: <c>length</c> along y, <c>diameter</c> and <c>topdiameter</c>, <c>longlat</c>,
    /// <c>capstart</c>, <c>capend</c>.
    /// </summary>
    public static An8Polygons Cylinder(An8Values values)
    {
        double length = (values.Numbers("length", 1) ?? [1])[0];
        double bottom = (values.Numbers("diameter", 1) ?? [1])[0] / 2;
        double top = (values.Numbers("topdiameter", 1) ?? [2 * bottom])[0] / 2;
        int[] slices = values.Whole("longlat", 2, MostDivisions) ?? [12, 8];
        var shape = new Builder();
        shape.Grid(slices[0], slices[1], false, (a, b) => Around(bottom + ((top - bottom) * b), length * b, 360 * a));
        if (values.Has("capstart"))
        {
            shape.Face(
                [.. Enumerable.Range(0, slices[0]).Select(i => Around(bottom, 0, 360.0 * i / slices[0])).Reverse()]);
        }

        if (values.Has("capend"))
        {
            shape.Face([.. Enumerable.Range(0, slices[0]).Select(i => Around(top, length, 360.0 * i / slices[0]))]);
        }

        return shape.Polygons();
    }

    private static An8Polygons Geodesic(double radius, int cuts)
    {
        var shape = new Builder();
        foreach (Vector3 corner in (Vector3[])[new(1, 1, 1), new(1, 1, -1),
            new(1, -1, 1), new(1, -1, -1), new(-1, 1, 1), new(-1, 1, -1), new(-1, -1, 1), new(-1, -1, -1)])
        {
            Vector3 At(int x, int y) => SmoothNormals.Unit(new Vector3(x, y, cuts - x - y) * corner) * (float)radius;
            bool isMirrored = corner.X * corner.Y * corner.Z < 0;
            void Triangle(Vector3 a, Vector3 b, Vector3 c) => shape.Face(isMirrored ? [a, c, b] : [a, b, c]);
            for (int x = 0; x < cuts; x++)
            {
                for (int y = 0; x + y < cuts; y++)
                {
                    Triangle(At(x, y), At(x + 1, y), At(x, y + 1));
                    if (x + y + 1 < cuts)
                    {
                        Triangle(At(x + 1, y), At(x + 1, y + 1), At(x, y + 1));
                    }
                }
            }
        }

        return shape.Polygons();
    }

    // Slices begin at +x and go towards -z, which is counter-clockwise seen from above.
    private static Vector3 Around(double radius, double y, double degrees) =>
        new((float)(radius * PortableMath.CosDegrees(degrees)),
            (float)y, (float)(-radius * PortableMath.SinDegrees(degrees)));

    /// <summary>
    /// Faces by their corners' places; corners in one place share a point, and faces without an area are left out.
    /// </summary>
    private sealed class Builder
    {
        private readonly List<Vector3> _points = [];
        private readonly Dictionary<Vector3, int> _known = [];
        private readonly List<An8Face> _faces = [];

        public void Face(params Vector3[] corners)
        {
            int[] points = [.. corners.Select(PointOf)];
            int[] distinct = [.. points.Where((point, i) => point != points[(i + 1) % points.Length])];
            if (distinct.Length >= 3)
            {
                _faces.Add(new An8Face(0, Array.ConvertAll(distinct, point => new An8Corner(point, -1, -1))));
            }
        }

        /// <summary>
        /// Quads over the unit square, counter-clockwise where u goes right and v up, or the other way around.
        /// </summary>
        public void Grid(int columns, int rows, bool isMirrored, Func<double, double, Vector3> at)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                {
                    // A full turn ends in the very place where it began.
                    Vector3 At(int right, int up) => at((double)(column + right) / columns, (double)(row + up) / rows);
                    Vector3[] quad = [At(0, 0), At(1, 0), At(1, 1), At(0, 1)];
                    Face(isMirrored ? [quad[0], quad[3], quad[2], quad[1]] : quad);
                }
            }
        }

        public An8Polygons Polygons() => new() { Points = [.. _points], Faces = _faces };

        // Adding 0 makes -0 of a rounded sine the same place as 0.
        private int PointOf(Vector3 place)
        {
            Vector3 key = place + Vector3.Zero;
            if (_known.TryAdd(key, _points.Count))
            {
                _points.Add(key);
            }

            return _known[key];
        }
    }
}
