using An8Suite.Core;

namespace An8Suite.Modeller;

/// <summary>Ambient occlusion at every vertex: the cosine-weighted share of the hemisphere that is open.</summary>
internal sealed class OcclusionBaker(IReadOnlyList<ModelPart> parts, ulong seed, int rayCount)
{
    // Things farther away than this do not darken; nearer ones do so more and more.
    private const double Reach = 0.4;
    private const double Near = 0.0008;

    private readonly Hemisphere _sky = new(
        new TriangleTree([.. parts.SelectMany(part => part.ShadingIndices.Select(i => part.Positions[i]))]), rayCount, Reach, Near);

    /// <summary>One value in [0, 1] a vertex of part number <paramref name="index"/>.</summary>
    public double[] Bake(int index)
    {
        ModelPart part = parts[index];
        double[] open = new double[part.Positions.Count];
        Parallel.For(0, open.Length, vertex =>
        {
            var random = new CounterRandom(seed, "occlusion " + part.Name, (ulong)vertex);
            double upper = _sky.Open(part.Positions[vertex], part.Normals[vertex], random);
            double share = part.UpperShares[vertex];
            open[vertex] = share == 1
                ? upper
                : (share * upper) + ((1 - share) * _sky.Open(part.Positions[vertex], -part.Normals[vertex], random));
        });
        return open;
    }
}
