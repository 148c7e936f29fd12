using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry.Parts;

/// <summary>
/// Cuts pieces where parts do not follow nodes, meshes or materials; the name of a cut is its material's.
/// </summary>
internal static class PieceSplitter
{
    private const string Colorless = "colourless";

    /// <summary>The pieces of which each lies in one part.</summary>
    public static IReadOnlyList<MeshPiece> Split(string path, IReadOnlyList<MeshPiece> pieces, MeshOptions options) =>
        options.PartsFrom switch
        {
            PartSource.Colors => ByColor(path, pieces),
            PartSource.Faces => ByFaces(path, pieces, options),
            _ => pieces,
        };

    private static IReadOnlyList<MeshPiece> ByColor(string path, IReadOnlyList<MeshPiece> pieces) =>
        pieces.Any(piece => piece.Colors is not null)
            ? [.. pieces.SelectMany(piece => Cut(piece, ColorNames(piece)))]
            : throw new InputException($"{path}: parts_from: colors needs vertex colours, the file has none");

    private static string[] ColorNames(MeshPiece piece)
    {
        string[] names = new string[piece.Triangles.Length / 3];
        Dictionary<SrgbColor, string> known = [];
        for (int i = 0; i < names.Length; i++)
        {
            if (piece.Colors is null)
            {
                names[i] = Colorless;
                continue;
            }

            SrgbColor color = piece.Colors[piece.Triangles[3 * i]];
            known.TryAdd(color, $"{color}");
            names[i] = known[color];
        }

        return names;
    }

    private static List<MeshPiece> ByFaces(string path, IReadOnlyList<MeshPiece> pieces, MeshOptions options)
    {
        var ranges = FaceRanges.Read(options.Faces
            ?? throw new InputException($"{path}: parts_from: faces needs the key faces with a file of face ranges"));
        List<MeshPiece> cut = [];
        int first = 0;
        foreach (MeshPiece piece in pieces)
        {
            int count = piece.Triangles.Length / 3;
            cut.AddRange(
                Cut(piece, piece.TriangleNumbers is null ? ranges.Of(first, count) : ranges.Of(piece.TriangleNumbers)));
            first += count;
        }

        ranges.Check(options.Faces, first);
        return cut;
    }

    private static IEnumerable<MeshPiece> Cut(MeshPiece piece, string[] names)
    {
        IGrouping<string, int>[] groups = [.. Enumerable.Range(0, names.Length).GroupBy(i => names[i])];
        foreach (IGrouping<string, int> group
            in groups.Length > MeshLimits.MaxPartCount ? groups.Take(MeshLimits.MaxPartCount + 1) : groups)
        {
            yield return Of(piece, group.Key, [.. group.SelectMany(i => piece.Triangles.Skip(3 * i).Take(3))]);
        }
    }

    /// <summary>The triangles with the vertices that they use and no others.</summary>
    private static MeshPiece Of(MeshPiece piece, string name, int[] triangles)
    {
        Dictionary<int, int> numbers = [];
        List<int> kept = [];
        int[] renumbered = new int[triangles.Length];
        for (int i = 0; i < triangles.Length; i++)
        {
            if (!numbers.TryGetValue(triangles[i], out renumbered[i]))
            {
                renumbered[i] = kept.Count;
                numbers.Add(triangles[i], kept.Count);
                kept.Add(triangles[i]);
            }
        }

        T[]? Of<T>(T[]? all) => all is null ? null : [.. kept.Select(i => all[i])];
        return piece with
        {
            Material = name,
            Positions = Of(piece.Positions)!,
            Normals = Of(piece.Normals),
            TexCoords = Of(piece.TexCoords),
            Occlusion = Of(piece.Occlusion),
            Colors = Of(piece.Colors),
            Triangles = renumbered,
            TriangleNumbers = null,
            BaseColor = SrgbColor.TryParse(name, out SrgbColor color) ? color : piece.BaseColor,
        };
    }
}
