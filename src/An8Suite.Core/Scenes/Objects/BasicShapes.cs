using System.Numerics;
using An8Suite.Core.Geometry;

namespace An8Suite.Core.Scenes.Objects;

/// <summary>
/// The meshes of <see cref="BasicShape"/>: one part, largest extent 1, foot at y = 0, open to the sky.
/// </summary>
/// <remarks>Computed in double by <see cref="PortableMath"/>, so that no C library can change a bit.</remarks>
internal static class BasicShapes
{
    private const int Around = 48;
    private const int Rings = 24;
    private static readonly int[] SheetCorners = [0, 1, 2, 0, 2, 3];

    /// <summary>The mesh, its part called <paramref name="name"/>.</summary>
    public static Mesh Of(BasicShape shape, string name) => shape switch
    {
        BasicShape.Sphere => Turned(name, [.. Enumerable.Range(0, Rings + 1).Select(i => Ball(180.0 * i / Rings))]),
        BasicShape.Cone => Turned(
            name, [new(0, 0, 0, -1), new(0.5, 0, 0, -1), new(0.5, 0, 2, 1), new(0, 1, 2, 1)]),
        BasicShape.Cylinder => Turned(
            name,
            [
                new(0, 0, 0, -1), new(0.25, 0, 0, -1), new(0.25, 0, 1, 0), new(0.25, 1, 1, 0), new(0.25, 1, 0, 1),
                new(0, 1, 0, 1),
            ]),
        BasicShape.Disc => Turned(name, [new(0.5, 0, 0, 1), new(0, 0, 0, 1)]),
        BasicShape.Board => Sheets(name, [(Vector3.UnitX, Vector3.UnitY, Vector3.Zero)]),
        _ => Sheets(
            name,
            [
                .. new (Vector3, Vector3)[]
                {
                    (Vector3.UnitX, Vector3.UnitY), (-Vector3.UnitX, Vector3.UnitY),
                    (-Vector3.UnitZ, Vector3.UnitY), (Vector3.UnitZ, Vector3.UnitY),
                    (Vector3.UnitX, -Vector3.UnitZ), (Vector3.UnitX, Vector3.UnitZ),
                }.Select(side => (side.Item1, side.Item2, Vector3.Cross(side.Item1, side.Item2) / 2)),
            ]),
    };

    private static Profile Ball(double degrees)
    {
        (double sin, double cos) = (PortableMath.SinDegrees(degrees), PortableMath.CosDegrees(degrees));
        return new Profile(sin / 2, (1 - cos) / 2, sin, -cos);
    }

    /// <summary>A profile turned about the vertical axis, from below upwards.</summary>
    private static Mesh Turned(string name, Profile[] profile)
    {
        int rows = profile.Length;
        var positions = new Vector3[rows * (Around + 1)];
        var normals = new Vector3[positions.Length];
        var coordinates = new Vector2[positions.Length];
        for (int row = 0; row < rows; row++)
        {
            (double radius, double height, double out_, double up) = profile[row];
            double length = Math.Sqrt((out_ * out_) + (up * up));
            for (int i = 0; i <= Around; i++)
            {
                double degrees = 360.0 * i / Around;
                double sin = PortableMath.SinDegrees(degrees);
                double cos = PortableMath.CosDegrees(degrees);
                int at = (row * (Around + 1)) + i;
                positions[at] = new Vector3((float)(radius * sin), (float)height, (float)(radius * cos));
                normals[at] = new Vector3(
                    (float)(out_ * sin / length), (float)(up / length), (float)(out_ * cos / length));
                coordinates[at] = new Vector2((float)((double)i / Around), (float)((double)row / (rows - 1)));
            }
        }

        List<int> indices = [];
        for (int row = 0; row + 1 < rows; row++)
        {
            for (int i = 0; i < Around; i++)
            {
                int a = (row * (Around + 1)) + i;
                int b = a + Around + 1;
                AddUnlessPoint(positions, indices, a, a + 1, b + 1);
                AddUnlessPoint(positions, indices, a, b + 1, b);
            }
        }

        return Mesh(name, positions, normals, coordinates, [.. indices]);
    }

    /// <summary>Square sheets by their sides and how far their middle lies from the shape's.</summary>
    private static Mesh Sheets(string name, (Vector3 Right, Vector3 Up, Vector3 Away)[] sheets)
    {
        Vector3 middle = new(0, 0.5f, 0);
        Vector2[] corners = [new(0, 0), new(1, 0), new(1, 1), new(0, 1)];
        return Mesh(
            name,
            [.. sheets.SelectMany(sheet => corners.Select(c =>
                middle + sheet.Away + (sheet.Right * (c.X - 0.5f)) + (sheet.Up * (c.Y - 0.5f))))],
            [.. sheets.SelectMany(sheet => corners.Select(_ => Vector3.Cross(sheet.Right, sheet.Up)))],
            [.. sheets.SelectMany(_ => corners)],
            [.. sheets.SelectMany((_, i) => SheetCorners.Select(corner => (4 * i) + corner))]);
    }

    private static void AddUnlessPoint(Vector3[] positions, List<int> indices, int a, int b, int c)
    {
        if (positions[a] != positions[b] && positions[b] != positions[c] && positions[c] != positions[a])
        {
            indices.AddRange([a, b, c]);
        }
    }

    private static Mesh Mesh(
        string name, Vector3[] positions, Vector3[] normals, Vector2[] coordinates, int[] indices) => new()
        {
            Positions = positions,
            Normals = normals,
            TexCoords = coordinates,
            Occlusion = [.. Enumerable.Repeat(1f, positions.Length)],
            Indices = indices,
            Parts = [new MeshPart(1, name, 0, indices.Length)],
        };

    /// <summary>A point of a profile and where its surface faces.</summary>
    private readonly record struct Profile(double Radius, double Height, double Out, double Up);
}
