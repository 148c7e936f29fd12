using System.Numerics;

namespace An8Suite.Core.Geometry.Inspection;

/// <summary>How triangles meet, once vertices at the same place are taken as one.</summary>
/// <param name="Open">Edges with one triangle.</param>
/// <param name="Crowded">Edges with more than two.</param>
/// <param name="Against">Edges whose two triangles wind against each other.</param>
/// <param name="Duplicates">
/// Vertices at a place that has one already, with the same normal and texture coordinate.
/// </param>
internal sealed record EdgeCounts(int Open, int Crowded, int Against, int Duplicates)
{
    /// <summary>Counts over the triangles of one part.</summary>
    public static EdgeCounts Of(Mesh mesh, MeshPart part)
    {
        Dictionary<Vector3, int> places = [];
        HashSet<(Vector3, Vector3, Vector2)> corners = [];
        HashSet<int> seen = [];
        Dictionary<(int, int), (int Along, int Back)> edges = [];
        int duplicates = 0;
        for (int i = part.FirstIndex; i < part.FirstIndex + part.IndexCount; i += 3)
        {
            int[] at = [.. mesh.Indices.AsSpan(i, 3)];
            foreach (int vertex in at.Where(seen.Add))
            {
                places.TryAdd(mesh.Positions[vertex], places.Count);
                duplicates += corners.Add((mesh.Positions[vertex], mesh.Normals[vertex], mesh.TexCoords[vertex])) ? 0
                    : 1;
            }

            int[] place = Array.ConvertAll(at, vertex => places[mesh.Positions[vertex]]);
            for (int k = 0; k < 3; k++)
            {
                (int a, int b) = (place[k], place[(k + 1) % 3]);
                if (a != b)
                {
                    (int along, int back) = edges.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b)));
                    edges[(Math.Min(a, b), Math.Max(a, b))] = a < b ? (along + 1, back) : (along, back + 1);
                }
            }
        }

        return new EdgeCounts(
            edges.Values.Count(e => e.Along + e.Back == 1),
            edges.Values.Count(e => e.Along + e.Back > 2),
            edges.Values.Count(e => e is (2, 0) or (0, 2)),
            duplicates);
    }
}
