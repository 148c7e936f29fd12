using An8Suite.Core;

namespace An8Suite.Modeller;

/// <summary>Ambient occlusion at every vertex: the cosine-weighted share of the hemisphere that is open.</summary>
internal sealed class OcclusionBaker(IReadOnlyList<ModelPart> parts, ulong seed, int rayCount)
{
    // Things farther away than this do not darken; nearer ones do so more and more.
    private const double Reach = 0.4;
    private const double Near = 0.0008;

    private readonly TriangleTree _tree = new(
        [.. parts.SelectMany(part => part.ShadingIndices.Select(i => part.Positions[i]))]);

    /// <summary>One value in [0, 1] a vertex of part number <paramref name="index"/>.</summary>
    public double[] Bake(int index)
    {
        ModelPart part = parts[index];
        double[] open = new double[part.Positions.Count];
        Parallel.For(0, open.Length, vertex =>
        {
            var random = new CounterRandom(seed, "occlusion " + part.Name, (ulong)vertex);
            double upper = Open(part.Positions[vertex], part.Normals[vertex], random);
            double share = part.UpperShares[vertex];
            open[vertex] = share == 1
                ? upper
                : (share * upper) + ((1 - share) * Open(part.Positions[vertex], -part.Normals[vertex], random));
        });
        return open;
    }

    private double Open(Vector3d position, Vector3d normal, CounterRandom random)
    {
        Vector3d side = Vector3d.Cross(normal, Math.Abs(normal.X) < 0.7 ? Vector3d.UnitX : Vector3d.UnitY).Unit;
        Vector3d other = Vector3d.Cross(normal, side);
        Vector3d origin = position + (normal * Near);
        double blocked = 0;
        for (int ray = 0; ray < rayCount; ray++)
        {
            (double x, double y) = InDisc(random);
            Vector3d direction = (side * x) + (other * y) + (normal * Math.Sqrt(1 - (x * x) - (y * y)));
            double closeness = 1 - (_tree.Nearest(origin, direction, Near, Reach) / Reach);
            blocked += closeness * (2 - closeness);
        }

        return 1 - (blocked / rayCount);
    }

    // A point of the unit disc lifted onto the hemisphere is cosine-weighted; rejection needs no sine or cosine.
    private static (double X, double Y) InDisc(CounterRandom random)
    {
        while (true)
        {
            double x = (2 * random.NextDouble()) - 1, y = (2 * random.NextDouble()) - 1;
            if ((x * x) + (y * y) < 1)
            {
                return (x, y);
            }
        }
    }
}
