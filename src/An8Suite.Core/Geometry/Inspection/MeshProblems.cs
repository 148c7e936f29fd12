using System.Numerics;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry.Inspection;

/// <summary>What is wrong with a mesh, or will surprise whoever renders it.</summary>
public static class MeshProblems
{
    private const double Enormous = 1e6;
    private const double Tiny = 1e-4;

    /// <summary>One sentence each; empty for a sound mesh.</summary>
    /// <param name="pieces">Of the mesh's file.</param>
    /// <param name="mesh">What they became.</param>
    /// <param name="textures">Decodes textures.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<MeshPiece> pieces, Mesh mesh, PictureCodec textures)
    {
        List<string> problems =
            [.. mesh.Remarks, .. OfPieces(pieces), .. OfBounds(MeshBounds.Of(mesh)), .. SharedFaces.Of(mesh)];
        foreach (MeshPart part in mesh.Parts)
        {
            problems.AddRange(OfPart(mesh, part).Select(problem => $"part '{part.Name}': {problem}"));
        }

        problems.AddRange(TexturePictures.ProblemsOf(mesh.Parts, textures));
        return problems;
    }

    private static IEnumerable<string> OfPieces(IReadOnlyList<MeshPiece> pieces)
    {
        MeshPiece[] filled = [.. pieces.Where(piece => piece.Triangles.Length > 0)];
        int bare = filled.Count(piece => piece.Normals is null);
        if (bare > 0)
        {
            yield return $"{bare} of {filled.Length} pieces have no normals that can be used; smooth ones are computed";
        }

        if (filled.Any(piece => piece.Occlusion is null))
        {
            yield return filled.Sum(piece => piece.Positions.Length) > Occlusion.MeshOcclusion.MostVertices
                ? "no ambient occlusion, and too many vertices to compute it"
                : "no ambient occlusion; it is computed";
        }
    }

    private static IEnumerable<string> OfBounds(MeshBounds bounds)
    {
        float size = bounds.LargestSide;
        if (size > Enormous
            || size < Tiny || Vector3.Abs(bounds.Middle) is var at && Math.Max(at.X, Math.Max(at.Y, at.Z)) > Enormous)
        {
            yield return FormattableString.Invariant(
                $"its coordinates are {(size < Tiny ? "tiny" : "enormous")} (largest side {size:0.###e0}); ")
                + "floats lose precision there";
        }

        if (bounds.IsOffAxis)
        {
            yield return FormattableString.Invariant(
                $"its middle is {bounds.FromAxis:0.###} away from the y axis, about which scenes turn it: ")
                + "it will circle; center: true beside the file in the recipe puts it there";
        }
    }

    private static IEnumerable<string> OfPart(Mesh mesh, MeshPart part)
    {
        (int empty, int flipped) = (0, 0);
        for (int i = part.FirstIndex; i < part.FirstIndex + part.IndexCount; i += 3)
        {
            (int a, int b, int c) = (mesh.Indices[i], mesh.Indices[i + 1], mesh.Indices[i + 2]);
            var face = Vector3.Cross(mesh.Positions[b] - mesh.Positions[a], mesh.Positions[c] - mesh.Positions[a]);
            empty += face == Vector3.Zero ? 1 : 0;
            flipped += Vector3.Dot(face, mesh.Normals[a] + mesh.Normals[b] + mesh.Normals[c]) < 0 ? 1 : 0;
        }

        var edges = EdgeCounts.Of(mesh, part);
        (int Count, string Text)[] all =
        [
            (empty, "triangles without area"),
            (flipped, "triangles that wind against their normals, so one of the two is flipped"),
            (edges.Open, "open edges: it is no closed solid"),
            (edges.Crowded, "edges of more than two triangles"),
            (edges.Against, "edges whose two triangles wind against each other"),
            (edges.Duplicates, "vertices that repeat another one"),
        ];
        return all.Where(problem => problem.Count > 0).Select(problem => $"{problem.Count} {problem.Text}");
    }
}
