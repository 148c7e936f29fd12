using System.Numerics;
using An8Suite.Core.Geometry.Inspection;
using An8Suite.Core.Geometry.Occlusion;
using An8Suite.Core.Geometry.Parts;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry.Reading;

/// <summary>
/// Gathers the pieces of a file into one <see cref="Mesh"/>: parts by rule, what is missing computed.
/// </summary>
/// <remarks>Parts stand in the order in which the file first names them; pieces of one part are joined.</remarks>
internal static class MeshAssembler
{
    /// <summary>The mesh of all pieces that have triangles.</summary>
    public static Mesh Assemble(string path, IReadOnlyList<MeshPiece> pieces, MeshOptions options)
    {
        bool hasOwnColors = options.PartsFrom != PartSource.Colors;
        MeshPiece[] filled = [.. PieceSplitter.Split(
            path, [.. pieces.Where(piece => piece.Triangles.Length > 0)], options)
            .Select(piece => WithoutPoints(Turned(hasOwnColors ? VertexColors.Applied(piece) : piece, options.Up)))
            .Where(piece => piece.Triangles.Length > 0)];
        List<(string Name, List<MeshPiece> Pieces)> parts = Grouped(path, filled, options);
        if (parts.Count == 0)
        {
            throw new InputException($"{path}: expected a mesh, found no triangles");
        }

        if (parts.Count > MeshLimits.MaxPartCount)
        {
            throw new InputException($"{path}: expected at most {MeshLimits.MaxPartCount} parts, found more; "
                + "the recipe's mesh can join them by name (see parts and rest)");
        }

        Mesh mesh = (options.Center ? Centered(Joined(parts)) : Joined(parts)) with
        {
            Remarks = [.. pieces.Concat(filled).SelectMany(piece => piece.Remarks).Distinct()],
        };
        bool baked = filled.All(piece => piece.Occlusion is not null) && hasOwnColors;
        return baked ? mesh : mesh with { Occlusion = MeshOcclusion.Of(mesh) };
    }

    private static List<(string Name, List<MeshPiece> Pieces)> Grouped(
        string path, MeshPiece[] pieces, MeshOptions options)
    {
        var names = new PartNames(path, options);
        List<(string Name, List<MeshPiece> Pieces)> parts = [];
        Dictionary<string, int> known = [];
        Dictionary<int, string> unnamed = [];
        foreach (MeshPiece piece in pieces)
        {
            string? name = names.Of(piece);
            if (name is null && !unnamed.TryGetValue(piece.NodeIndex, out name))
            {
                name = $"part_{parts.Count + 1}";
                unnamed.Add(piece.NodeIndex, name);
            }

            if (known.TryAdd(name, parts.Count))
            {
                parts.Add((name, []));
            }

            parts[known[name]].Pieces.Add(piece);
        }

        names.CheckPatterns();
        return parts;
    }

    private static Mesh Joined(List<(string Name, List<MeshPiece> Pieces)> parts)
    {
        MeshPiece[] pieces = [.. parts.SelectMany(part => part.Pieces)];
        int[] indices = new int[pieces.Sum(piece => piece.Triangles.Length)];
        (int corner, int vertex) = (0, 0);
        foreach (MeshPiece piece in pieces)
        {
            foreach (int i in piece.Triangles)
            {
                indices[corner++] = vertex + i;
            }

            vertex += piece.Positions.Length;
        }

        return new Mesh
        {
            Positions = [.. pieces.SelectMany(piece => piece.Positions)],
            Normals = [.. pieces.SelectMany(
                piece => piece.Normals ?? SmoothNormals.Of(piece.Positions, piece.Triangles))],
            TexCoords = [.. pieces.SelectMany(piece => piece.TexCoords ?? new Vector2[piece.Positions.Length])],
            Occlusion = [.. pieces.SelectMany(
                piece => piece.Occlusion ?? Enumerable.Repeat(1f, piece.Positions.Length))],
            Indices = indices,
            Parts = [.. Runs(parts)],
        };
    }

    private static Mesh Centered(Mesh mesh)
    {
        var bounds = MeshBounds.Of(mesh);
        var shift = new Vector3(bounds.Middle.X, bounds.Low.Y, bounds.Middle.Z);
        return mesh with { Positions = Array.ConvertAll(mesh.Positions, p => p - shift) };
    }

    private static IEnumerable<MeshPart> Runs(List<(string Name, List<MeshPiece> Pieces)> parts)
    {
        int first = 0;
        for (int i = 0; i < parts.Count; i++)
        {
            int count = parts[i].Pieces.Sum(piece => piece.Triangles.Length);
            yield return new MeshPart((byte)(i + 1), parts[i].Name, first, count)
            {
                BaseColor = ColorOf(parts[i].Pieces),
                Runs = MaterialRuns(parts[i].Pieces, first),
            };
            first += count;
        }
    }

    private static MaterialRun[] MaterialRuns(List<MeshPiece> pieces, int first)
    {
        if (!pieces.Exists(piece => piece.Texture is not null)
            && pieces.Select(VertexColors.FactorOf).Distinct().Count() == 1)
        {
            return [];
        }

        List<MaterialRun> runs = [];
        foreach (MeshPiece piece in pieces)
        {
            runs.Add(new MaterialRun(first, piece.Triangles.Length, piece.Texture, VertexColors.FactorOf(piece))
            {
                Cut = piece.Cut,
            });
            first += piece.Triangles.Length;
        }

        return [.. runs];
    }

    private static SrgbColor? ColorOf(List<MeshPiece> pieces) =>
        pieces.GroupBy(piece => piece.BaseColor).MaxBy(same => same.Sum(piece => (long)piece.Triangles.Length))!.Key;

    // glTF readers leave such triangles out, and a dataset keeps its mesh as glTF.
    private static MeshPiece WithoutPoints(MeshPiece piece)
    {
        int[] t = piece.Triangles;
        bool IsPoint(int i) => t[i] == t[i + 1] || t[i + 1] == t[i + 2] || t[i + 2] == t[i];
        int[] wrong = [.. Enumerable.Range(0, t.Length / 3).Select(i => 3 * i).Where(IsPoint)];
        return wrong.Length == 0 ? piece : piece with
        {
            Triangles = [.. Enumerable.Range(0, t.Length / 3)
                .Select(i => 3 * i).Where(i => !IsPoint(i)).SelectMany(i => t[i..(i + 3)])],
        };
    }

    private static MeshPiece Turned(MeshPiece piece, UpAxis up) => up == UpAxis.Y ? piece : piece with
    {
        Positions = Array.ConvertAll(piece.Positions, p => Turned(p, up)),
        Normals = piece.Normals is null ? null : Array.ConvertAll(piece.Normals, n => Turned(n, up)),
    };

    private static Vector3 Turned(Vector3 v, UpAxis up) =>
        up == UpAxis.Z ? new Vector3(v.X, v.Z, -v.Y) : new Vector3(-v.Y, v.X, v.Z);
}
