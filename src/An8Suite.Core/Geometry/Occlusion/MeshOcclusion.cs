using System.Numerics;

namespace An8Suite.Core.Geometry.Occlusion;

/// <summary>Bakes ambient occlusion for meshes whose file has none.</summary>
/// <remarks>
/// The same on any number of threads. Rays are shared out, so that a mesh takes seconds whatever its size.
/// </remarks>
internal static class MeshOcclusion
{
    /// <summary>
    /// A mesh with more vertices is left open: it would take minutes, and so many hide most of each other anyway.
    /// </summary>
    public const int MostVertices = 250_000;

    /// <summary>Below this many vertices baking is quicker than looking for a file.</summary>
    private const int FewestCached = 2000;

    private const int MostRays = 128;
    private const int FewestRays = 16;
    private const int RayBudget = 2_000_000;

    // In heights of the mesh, as the modeller bakes meshes of height 1.
    private const double Reach = 0.4;
    private const double Near = 0.0008;

    /// <summary>
    /// One value from 0 to 1 a vertex; both sides of a surface are tried and the more open one counts.
    /// </summary>
    public static float[] Of(Mesh mesh)
    {
        int count = mesh.Positions.Length;
        return count > MostVertices ? Opened(count)
            : count < FewestCached ? Bake(mesh)
            : OcclusionCache.Of(mesh, () => Bake(mesh));
    }

    /// <summary>The same without a cache.</summary>
    internal static float[] Bake(Mesh mesh)
    {
        int count = mesh.Positions.Length;
        double size = Size(mesh.Positions);
        if (!(size > 0) || !double.IsFinite(size))
        {
            return Opened(count);
        }

        Vector3d middle = Scaled(mesh.Positions[0], 1 / size);
        Vector3d[] positions = Array.ConvertAll(mesh.Positions, p => Scaled(p, 1 / size) - middle);
        var tree = new TriangleTree(Array.ConvertAll(mesh.Indices, i => positions[i]));
        var sky = new Hemisphere(tree, Math.Clamp(RayBudget / count, FewestRays, MostRays), Reach, Near);
        float[] open = new float[count];
        Parallel.For(0, count, vertex =>
        {
            var random = new CounterRandom(0, "occlusion", (ulong)vertex);
            Vector3d normal = Scaled(mesh.Normals[vertex], 1);
            open[vertex] = (float)Math.Max(
                sky.Open(positions[vertex], normal, random), sky.Open(positions[vertex], -normal, random));
        });
        return open;
    }

    private static float[] Opened(int count)
    {
        float[] open = new float[count];
        Array.Fill(open, 1f);
        return open;
    }

    private static double Size(Vector3[] positions)
    {
        double Extent(Func<Vector3, double> along) => positions.Max(along) - positions.Min(along);
        return Math.Max(Extent(p => p.X), Math.Max(Extent(p => p.Y), Extent(p => p.Z)));
    }

    private static Vector3d Scaled(Vector3 v, double scale) => new(v.X * scale, v.Y * scale, v.Z * scale);
}
