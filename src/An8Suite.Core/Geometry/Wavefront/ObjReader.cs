using System.Globalization;
using System.Numerics;
using An8Suite.Core.Files;
using An8Suite.Core.Geometry.Textures;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry.Wavefront;

/// <summary>Reads Wavefront .obj files with their .mtl files.</summary>
/// <remarks>
/// A group is what the last <c>o</c> or <c>g</c> named, in the whole rest of its line; one that comes again goes on.
/// Source: "Object Files (.obj)" and "Material Library File (.mtl)", Wavefront Advanced Visualizer, appendices B1 and
/// 5. Points with colours are <c>v x y z r g b</c>.
/// </remarks>
internal sealed class ObjReader
{
    /// <summary>Of faces before the first group; the name that other readers give them.</summary>
    private const string NoGroup = "defaultobject";

    private static readonly string[] FreeForm = ["surf", "curv", "curv2"];
    private static readonly string[] Other =
        ["s", "mg", "vp", "cstype", "deg", "bmat", "step", "parm",
            "trim", "hole", "scrv", "sp", "end", "con", "bevel", "c_interp", "d_interp",
            "lod", "shadow_obj", "trace_obj", "ctech", "stech", "usemap", "maplib"];

    private readonly string _path;
    private readonly MtlLibraries _libraries;
    private readonly MeshLimits _limits;
    private readonly List<Vector3> _points = [];
    private readonly List<SrgbColor> _colors = [];
    private readonly List<Vector2> _texCoords = [];
    private readonly List<Vector3> _normals = [];
    private readonly Dictionary<(string Group, string? Material), ObjPiece> _known = [];
    private readonly Dictionary<string, int> _groups = [];
    private readonly List<ObjPiece> _pieces = [];
    private readonly SortedSet<string> _remarks = new(StringComparer.Ordinal);
    private string _group = NoGroup;
    private string? _material;
    private int _triangles;

    private ObjReader(string path) =>
        (_path, _libraries, _limits) = (path, new MtlLibraries(path), new MeshLimits(path));

    /// <summary>The pieces of a file: one a group and material, in the order of their first faces.</summary>
    /// <exception cref="InputException">The file is broken, too large, or holds shapes that are not read.</exception>
    public static IReadOnlyList<MeshPiece> Read(string path)
    {
        var reader = new ObjReader(path);
        foreach (ObjLine line in ObjLines.Read(path, path))
        {
            reader.Read(line);
        }

        return reader.Pieces();
    }

    private void Read(ObjLine line)
    {
        switch (line.Key)
        {
            case "v":
                AddPoint(ObjNumbers.Of(line, 3, _path));
                break;
            case "vt":
                float[] uv = ObjNumbers.Of(line, 1, _path);
                Add(_texCoords, Finite(uv[0], uv.Length > 1 ? uv[1] : 0));
                break;
            case "vn":
                float[] n = ObjNumbers.Of(line, 3, _path);
                Add(_normals, new Vector3(n[0], n[1], n[2]));
                break;
            case "f" or "fo":
                AddFace(line);
                break;
            case "o" or "g":
                _group = line.Rest.Length == 0 ? NoGroup : line.Rest;
                break;
            case "usemtl":
                _material = line.Rest.Length == 0 ? null : line.Rest;
                break;
            case "mtllib":
                _libraries.Add(line);
                break;
            case "p" or "l":
                _remarks.Add("points and lines (p, l) are not shown: they have no area");
                break;
            case "call" or "csh":
                _remarks.Add($"the statement '{line.Key}', which asks for another file or program, is not followed");
                break;
            default:
                ReadOther(line);
                break;
        }
    }

    private void ReadOther(ObjLine line)
    {
        if (FreeForm.Contains(line.Key))
        {
            throw new InputException(
                $"{_path}:{line.Line}: a free-form curve or surface ({line.Key}) is not read; export it as polygons");
        }

        if (!Other.Contains(line.Key))
        {
            _remarks.Add("some lines are no statements of an .obj file, and were left out");
        }
    }

    private void AddPoint(float[] numbers)
    {
        Add(_points, new Vector3(numbers[0], numbers[1], numbers[2]));
        if (numbers.Length >= 6)
        {
            // Points before the first one with a colour are white.
            _colors.AddRange(Enumerable.Repeat(new SrgbColor(255, 255, 255), _points.Count - 1 - _colors.Count));
            _colors.Add(MtlMaterial.ColorOf(numbers[^3], numbers[^2], numbers[^1]));
        }
    }

    private void AddFace(ObjLine line)
    {
        ObjCorner[] corners = [.. line.Words.Select(word => Corner(word, line))];
        if (corners.Length < 3)
        {
            _remarks.Add("faces of fewer than three corners are not shown");
            return;
        }

        int[] cut = PolygonTriangles.Of([.. corners.Select(corner => _points[corner.Point])])
            ?? throw new InputException($"{_path}:{line.Line}: a face that is not convex: "
                + $"expected at most {PolygonTriangles.MostCorners} corners, found {corners.Length}");
        ObjPiece piece = Piece();
        for (int i = 0; i < cut.Length; i += 3)
        {
            int vertices = piece.Add(corners[cut[i]], corners[cut[i + 1]], corners[cut[i + 2]], _triangles++);
            _limits.Count(vertices, 3);
        }
    }

    private ObjPiece Piece()
    {
        if (!_known.TryGetValue((_group, _material), out ObjPiece? piece))
        {
            _groups.TryAdd(_group, _groups.Count);
            piece = new ObjPiece(_group, _material, _groups[_group]);
            _known.Add((_group, _material), piece);
            _pieces.Add(piece);
        }

        return piece;
    }

    private ObjCorner Corner(string word, ObjLine line)
    {
        string[] numbers = word.Split('/');
        int Number(int i, int count, string what)
        {
            if (i >= numbers.Length || numbers[i].Length == 0)
            {
                return -1;
            }

            bool isNumber = int.TryParse(
                numbers[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number);
            int at = number < 0 ? count + number : number - 1;
            return isNumber && at >= 0 && at < count ? at
                : throw new InputException($"{_path}:{line.Line}: f: expected a {what} from 1 to {count} that stands "
                    + $"above, found '{OneLine.Short(numbers[i])}'");
        }

        int point = Number(0, _points.Count, "point");
        return point >= 0 && numbers.Length <= 3
            ? new ObjCorner(
                point, Number(1, _texCoords.Count, "texture coordinate"), Number(2, _normals.Count, "normal"))
            : throw new InputException(
                $"{_path}:{line.Line}: f: expected corners such as 1, 1/2 or 1/2/3, found '{OneLine.Short(word)}'");
    }

    private void Add<T>(List<T> list, T value)
    {
        list.Add(value);
        if (list.Count > MeshLimits.MaxVertexCount)
        {
            new MeshLimits(_path).Count(list.Count, 0);
        }
    }

    private MeshPiece[] Pieces()
    {
        var pictures = new SidePictures(new MeshFolder(_path), new PictureLimits());
        List<MeshPiece> pieces = [];
        foreach (ObjPiece own in _pieces)
        {
            MeshPiece piece = own.Of(_points, _texCoords, _normals, _colors);
            MeshLimits.RequireNear(piece.Positions, $"{_path}: '{piece.Node}'");
            MtlMaterial? material = own.Material is null ? null : _libraries.Of(own.Material);
            if (own.Material is not null && material is null)
            {
                _remarks.Add($"the material '{OneLine.Short(own.Material)}' is in none of its libraries");
            }

            BaseTexture? texture = material?.Texture(_path, pictures, own.HasTexCoords);
            pieces.Add(piece with
            {
                BaseColor = material?.Color,
                Texture = texture,

                // A texture stands in the place of a colour, which many programs make up beside it.
                TextureFactor = texture is null && material?.Color is SrgbColor color ? LinearColor.Of(color)
                    : Vector3.One,
                Remarks = [.. (material?.NotShown ?? [])
                    .Select(what => $"material '{piece.Material}': {what} is not shown")],
            });
        }

        string[] remarks = [.. _libraries.Remarks, .. _remarks];
        return [.. pieces.Select(piece => piece with { Remarks = [.. remarks, .. piece.Remarks] })];
    }

    private static Vector2 Finite(float u, float v) =>
        float.IsFinite(u) && float.IsFinite(v) ? new Vector2(u, v) : Vector2.Zero;
}
