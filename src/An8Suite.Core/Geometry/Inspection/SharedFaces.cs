using System.Numerics;

namespace An8Suite.Core.Geometry.Inspection;

/// <summary>
/// Finds faces of one part that lie in faces of another: which of them a pixel shows, and its mask names, is chance.
/// </summary>
/// <remarks>
/// Faces that look at each other, as where a solid stands on a solid, hide each other and are left out, unless one part
/// is an open sheet.
/// </remarks>
public static class SharedFaces
{
    // In largest sides of the mesh.
    private const double Near = 2e-6;
    private const double Parallel = 1e-4;
    private const int MostTold = 20;

    // Normals are sorted into cells. A pair may lie on the two sides of a border in each of three axes, so of four
    // cuttings whose borders are a quarter of a cell apart one at least has it in one cell.
    private const double Cell = 0.01;
    private const int Cuttings = 4;

    /// <summary>One sentence for every two parts.</summary>
    public static IReadOnlyList<string> Of(Mesh mesh)
    {
        double size = MeshBounds.Of(mesh).LargestSide;
        if (!(size > 0) || mesh.Parts.Count < 2)
        {
            return [];
        }

        Dictionary<(int, int), (int Facing, int Opposite)> pairs = [];
        List<FlatTriangle> triangles = Triangles(mesh, size);
        for (int cutting = 0; cutting < Cuttings; cutting++)
        {
            foreach (List<FlatTriangle> level in Levels(triangles, cutting))
            {
                Compare([.. level], cutting, pairs);
            }
        }

        var isOpen = mesh.Parts.ToDictionary(
            part => (int)part.Id, part => new Lazy<bool>(() => EdgeCounts.Of(mesh, part).Open > 0));
        return [.. pairs.OrderBy(pair => pair.Key)
            .Select(pair => (pair.Key, Count: pair.Value.Facing
                + (isOpen[pair.Key.Item1].Value || isOpen[pair.Key.Item2].Value ? pair.Value.Opposite : 0)))
            .Where(pair => pair.Count > 0)
            .Take(MostTold)
            .Select(pair => $"faces of part '{mesh.Parts[pair.Key.Item2 - 1].Name}' lie in faces of part "
                + $"'{mesh.Parts[pair.Key.Item1 - 1].Name}' "
                + $"({pair.Count} {(pair.Count == 1 ? "place" : "places")}): which of the two shows there is chance, "
                + "in pictures and masks; move one a little away")];
    }

    private static List<FlatTriangle> Triangles(Mesh mesh, double size)
    {
        List<FlatTriangle> all = new(mesh.Indices.Length / 3);
        foreach (MeshPart part in mesh.Parts)
        {
            for (int i = part.FirstIndex; i < part.FirstIndex + part.IndexCount; i += 3)
            {
                Vector3 P(int k) => mesh.Positions[mesh.Indices[i + k]] / (float)size;
                if (FlatTriangle.Of(P(0), P(1), P(2), part.Id) is { } triangle)
                {
                    all.Add(triangle);
                }
            }
        }

        return all;
    }

    /// <summary>Triangles of about one plane, where there are two parts.</summary>
    private static IEnumerable<List<FlatTriangle>> Levels(List<FlatTriangle> all, int cutting) => all
        .GroupBy(t => CellOf(t, cutting))
        .SelectMany(direction => Chains([.. direction.OrderBy(t => t.Distance)]))
        .Where(level => level.Select(t => t.Part).Distinct().Skip(1).Any());

    private static (int X, int Y, int Z) CellOf(FlatTriangle triangle, int cutting)
    {
        int Of(double coordinate) => (int)Math.Floor((coordinate / Cell) + ((double)cutting / Cuttings));
        return (Of(triangle.Normal.X), Of(triangle.Normal.Y), Of(triangle.Normal.Z));
    }

    private static bool IsKnown(FlatTriangle a, FlatTriangle b, int cutting) =>
        Enumerable.Range(0, cutting).Any(earlier => CellOf(a, earlier) == CellOf(b, earlier));

    private static IEnumerable<List<FlatTriangle>> Chains(FlatTriangle[] sorted)
    {
        List<FlatTriangle> chain = [];
        foreach (FlatTriangle triangle in sorted)
        {
            if (chain.Count > 0 && triangle.Distance - chain[^1].Distance > Near)
            {
                yield return chain;
                chain = [];
            }

            chain.Add(triangle);
        }

        yield return chain;
    }

    // A sweep along the triangles' first coordinate.
    private static void Compare(
        FlatTriangle[] level, int cutting, Dictionary<(int, int), (int Facing, int Opposite)> pairs)
    {
        Array.Sort(level, (a, b) => a.Low.CompareTo(b.Low));
        List<FlatTriangle> open = [];
        foreach (FlatTriangle triangle in level)
        {
            open.RemoveAll(other => other.High <= triangle.Low);
            foreach (FlatTriangle other in open)
            {
                if (other.Part != triangle.Part && other.IsParallel(triangle, Parallel, Near)
                    && other.Overlaps(triangle)
                    && !IsKnown(other, triangle, cutting))
                {
                    (int, int) key = (Math.Min(other.Part, triangle.Part), Math.Max(other.Part, triangle.Part));
                    (int facing, int opposite) = pairs.GetValueOrDefault(key);
                    pairs[key] = other.IsTurned == triangle.IsTurned ? (facing + 1, opposite) : (facing, opposite + 1);
                }
            }

            open.Add(triangle);
        }
    }
}
