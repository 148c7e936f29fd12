namespace An8Suite.Modeller;

/// <summary>One of the suite's own meshes.</summary>
/// <param name="Name">The name of the file in <c>meshes</c>, without <c>.glb</c>.</param>
/// <param name="Build">Its parts, in the order of their ids.</param>
/// <param name="Colors">A base colour a part (linear RGBA) for viewers that know nothing of recipes.</param>
/// <param name="Seed">Varies shapes and places the rays of the baked occlusion.</param>
internal sealed record Model(string Name, Func<ulong, IReadOnlyList<ModelPart>> Build, double[][] Colors, ulong Seed)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Model> All { get; } =
    [
        new("plant", Plant.Build, Plant.Colors, 8),
        new("toy-car", ToyCar.Build, ToyCar.Colors, 8),
        new("mushroom", Mushroom.Build, Mushroom.Colors, 8),
    ];

    /// <summary>Models, bakes and writes, the same bytes every time; returns the parts for whoever wants to count.</summary>
    public IReadOnlyList<ModelPart> Write(Stream stream)
    {
        IReadOnlyList<ModelPart> parts = Build(Seed);
        var baker = new OcclusionBaker(parts, Seed);
        var writer = new GlbWriter();
        for (int i = 0; i < parts.Count; i++)
        {
            writer.Add(parts[i], baker.Bake(i), Colors[i]);
        }

        writer.Write(stream);
        return parts;
    }
}
