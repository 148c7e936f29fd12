using An8Suite.Core.Files;

namespace An8Suite.Modeller;

/// <summary>Models the plant and writes it: <c>An8Suite.Modeller meshes/plant.glb</c>.</summary>
internal static class Program
{
    private const ulong Seed = 8;

    private static int Main(string[] args)
    {
        if (args.Length != 1)
        {
            Console.Error.WriteLine("usage: An8Suite.Modeller <path of the .glb to write>");
            return 2;
        }

        IReadOnlyList<ModelPart> parts = Plant.Build(Seed);
        var baker = new OcclusionBaker(parts, Seed);
        var writer = new GlbWriter();
        for (int i = 0; i < parts.Count; i++)
        {
            writer.Add(parts[i], baker.Bake(i), Plant.Colors[i]);
            Console.WriteLine($"{parts[i].Name}: {parts[i].Indices.Count / 3} triangles, {parts[i].Positions.Count} vertices");
        }

        FinishedFile.Write(args[0], writer.Write);
        return 0;
    }
}
