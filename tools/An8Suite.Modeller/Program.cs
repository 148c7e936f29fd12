using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Modeller;

/// <summary>Models one of the suite's meshes and writes it: <c>An8Suite.Modeller plant</c> writes <c>meshes/plant.glb</c>.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args.Length is not (1 or 2))
        {
            Console.Error.WriteLine("usage: An8Suite.Modeller NAME [path of the .glb to write; meshes/NAME.glb otherwise]");
            return 2;
        }

        string[] names = [.. Model.All.Select(model => model.Name)];
        if (!names.Contains(args[0]))
        {
            Console.Error.WriteLine($"unknown mesh '{args[0]}'; {NearestName.Hint(args[0], names)}");
            return 2;
        }

        Write(Model.All.Single(model => model.Name == args[0]), args.ElementAtOrDefault(1) ?? Path.Combine("meshes", args[0] + ".glb"));
        return 0;
    }

    private static void Write(Model model, string path)
    {
        IReadOnlyList<ModelPart> parts = [];
        FinishedFile.Write(path, stream => parts = model.Write(stream));
        foreach (ModelPart part in parts)
        {
            Console.WriteLine($"{part.Name}: {part.Indices.Count / 3} triangles, {part.Positions.Count} vertices");
        }

        Console.WriteLine($"{path}: {parts.Sum(part => part.Indices.Count) / 3} triangles");
    }
}
