using System.Numerics;
using System.Text;

namespace An8Suite.Core.Geometry.Anim8or;

/// <summary>Reads .an8 files, the text format of the modeller Anim8or.</summary>
/// <remarks>
/// Source: R. S. Glanville, "Format of Anim8or .an8 Files", V0.85 and later, and what Anim8or 1.00 writes. Read are the
/// meshes, cubes, spheres and cylinders of all objects, each where its object's groups put it, with the diffuse colours
/// of materials. A component is a node, an object a mesh. Left out: textures, figures, sequences and scenes. Refused,
/// because they would change the shape: subdivision surfaces, paths, texts and modifiers.
/// </remarks>
internal sealed class An8Reader
{
    private const int MostBytes = 100_000_000;
    private static readonly string[] NotRead = ["subdivision", "pathcom", "textcom", "modifier"];

    private readonly string _path;
    private readonly MeshLimits _limits;
    private readonly List<MeshPiece> _pieces = [];
    private int _nodes;

    private An8Reader(string path) => (_path, _limits) = (path, new MeshLimits(path));

    /// <summary>The pieces of a file: one a component and material.</summary>
    /// <exception cref="InputException">The file is broken, too large, or holds shapes that are not read.</exception>
    public static IReadOnlyList<MeshPiece> Read(string path, byte[] bytes)
    {
        if (bytes.Length > MostBytes)
        {
            throw new InputException($"{path}: expected an .an8 file of at most {MostBytes / 1_000_000} MB, "
                + $"found {bytes.Length / 1_000_000} MB");
        }

        var reader = new An8Reader(path);
        var file = An8Chunk.Parse(path, Encoding.UTF8.GetString(bytes));
        var shared = An8Materials.Of(file, null);
        foreach (An8Chunk shown in file.Chunks.Where(chunk => chunk.Name == "object"))
        {
            var materials = An8Materials.Of(shown, shared);
            reader.AddComponents(shown, new Owner(shown.Text, materials), Matrix4x4.Identity);
        }

        return reader._pieces;
    }

    private void AddComponents(An8Chunk group, Owner owner, Matrix4x4 placed)
    {
        foreach (An8Chunk chunk in group.Chunks)
        {
            var values = new An8Values(_path, chunk);
            An8Polygons? shape = chunk.Name switch
            {
                "mesh" => An8MeshChunk.Read(values),
                "cube" => An8Primitives.Cube(values),
                "sphere" => An8Primitives.Sphere(values),
                "cylinder" => An8Primitives.Cylinder(values),
                _ => null,
            };
            if (shape is not null)
            {
                AddPieces(chunk, shape, owner, Placed(values, placed));
            }
            else if (chunk.Name == "group")
            {
                AddComponents(chunk, owner, Placed(values, placed));
            }
            else if (NotRead.Contains(chunk.Name))
            {
                throw values.Wrong(chunk.Line, $"'{chunk.Find("name")?.Text}' is a {chunk.Name}, which is not read; "
                    + "make a mesh of it in Anim8or with Build > Convert to Mesh");
            }
        }
    }

    private void AddPieces(An8Chunk chunk, An8Polygons shape, Owner owner, Matrix4x4 placed)
    {
        string[] names = [.. (chunk.Find("materiallist")?.Chunks ?? []).Select(named => named.Text ?? string.Empty)];
        _limits.Count(
            shape.Faces.Sum(face => (long)face.Corners.Length),
            shape.Faces.Sum(face => 3L * (face.Corners.Length - 2)));
        Vector3[][] normals = shape.CornerNormals();
        foreach (IGrouping<int, (int Index, An8Face Face)> faces in shape.Faces.Index()
            .GroupBy(face => face.Item.Material))
        {
            string? name = faces.Key < names.Length ? names[faces.Key] : chunk.Find("material")?.Text;
            _pieces.Add(Piece(shape, [.. faces], normals, placed, $"{_path}: '{chunk.Find("name")?.Text}'") with
            {
                Node = chunk.Find("name")?.Text,
                Mesh = owner.Name,
                NodeIndex = _nodes,
                Material = name == An8Materials.Standard ? null : name,
                BaseColor = name is null ? null : owner.Materials.ColorOf(name),
            });
        }

        _nodes++;
    }

    private static MeshPiece Piece(
        An8Polygons shape, (int Index, An8Face Face)[] faces, Vector3[][] normals, Matrix4x4 placed, string place)
    {
        List<int> triangles = [];
        int first = 0;
        foreach ((int _, An8Face face) in faces)
        {
            for (int i = 1; i + 1 < face.Corners.Length; i++)
            {
                triangles.AddRange([first, first + i, first + i + 1]);
            }

            first += face.Corners.Length;
        }

        An8Corner[] corners = [.. faces.SelectMany(face => face.Face.Corners)];
        Vector3[] positions = Array.ConvertAll(corners, corner => Placement.Point(shape.Points[corner.Point], placed));
        MeshLimits.RequireNear(positions, place);
        return new MeshPiece
        {
            Positions = positions,
            Normals = [.. faces.SelectMany(face => normals[face.Index])
                .Select(normal => Placement.Normal(normal, placed))],
            TexCoords = corners.Any(corner => corner.TexCoord >= 0)
                ? Array.ConvertAll(corners, corner => corner.TexCoord >= 0 ? shape.TexCoords[corner.TexCoord] : default)
                : null,
            Triangles = [.. triangles],
        };
    }

    /// <summary>What a component's or group's <c>base</c> adds: it is turned, then moved.</summary>
    private static Matrix4x4 Placed(An8Values values, Matrix4x4 outer)
    {
        if (values.Chunk.Find("base") is not { } chunk)
        {
            return outer;
        }

        var at = new An8Values(values.Path, chunk);
        double[] origin = at.Numbers("origin", 3) ?? [0, 0, 0];
        double[] turn = at.Numbers("orientation", 4) ?? [0, 0, 0, 1];
        double length = turn.Max(Math.Abs);
        double[] unit = length > 0 ? [.. turn.Select(value => value / length)] : [0, 0, 0, 1];
        var shift = new Vector3((float)origin[0], (float)origin[1], (float)origin[2]);
        return Placement.Product(Placement.Turn(unit[0], unit[1], unit[2], unit[3], shift), outer);
    }

    private sealed record Owner(string? Name, An8Materials Materials);
}
