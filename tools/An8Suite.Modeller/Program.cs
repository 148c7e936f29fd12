using An8Suite.Core.Files;

namespace An8Suite.Modeller;

/// <summary>Models the plant and writes it: <c>An8Suite.Modeller meshes/plant.glb</c>.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.Length != 1)
        {
            Console.Error.WriteLine("usage: An8Suite.Modeller <path of the .glb to write>");
            return 2;
        }

        IReadOnlyList<ModelPart> parts = [];
        FinishedFile.Write(args[0], stream => parts = PlantFile.Write(stream));
        foreach (ModelPart part in parts)
        {
            Console.WriteLine($"{part.Name}: {part.Indices.Count / 3} triangles, {part.Positions.Count} vertices");
        }

        Console.WriteLine($"{args[0]}: {parts.Sum(part => part.Indices.Count) / 3} triangles");
        return 0;
    }
}
