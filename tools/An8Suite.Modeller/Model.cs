namespace An8Suite.Modeller;

/// <summary>One of the suite's own meshes.</summary>
/// <param name="Name">The name of the file in <c>meshes</c>, without <c>.glb</c>.</param>
/// <param name="Build">Its parts, in the order of their ids.</param>
/// <param name="Colors">A base colour a part (linear RGBA) for viewers that know nothing of recipes.</param>
/// <param name="Seed">Varies shapes and places the rays of the baked occlusion.</param>
/// <param name="RayCount">Rays a vertex of the baked occlusion: fewer are quicker, more are smoother.</param>
/// <remarks>
/// A mesh of your own: a class like <see cref="Mushroom"/> that returns its <see cref="ModelPart"/>s, made of
/// <see cref="Patch"/>es (<see cref="Lathe"/> turns a profile, <see cref="Sweep"/> bends a rod, <see cref="Blade"/> is a leaf),
/// about one unit tall on y = 0 round the y axis; a line in <see cref="All"/>; then
/// <c>dotnet run -c Release --project tools/An8Suite.Modeller -- NAME</c>, <c>an8 sheet meshes/NAME.glb</c> and a recipe beside it.
/// </remarks>
internal sealed record Model(string Name, Func<ulong, IReadOnlyList<ModelPart>> Build, double[][] Colors, ulong Seed, int RayCount)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Model> All { get; } =
    [
        new("plant", Plant.Build, Plant.Colors, 8, 256),
        new("toy-car", ToyCar.Build, ToyCar.Colors, 8, 128),
        new("mushroom", Mushroom.Build, Mushroom.Colors, 8, 128),
        new("tulip", Tulip.Build, Tulip.Colors, 8, 192),
        new("daisy", Daisy.Build, Daisy.Colors, 8, 192),
    ];

    /// <summary>Models, bakes and writes, the same bytes every time; returns the parts for whoever wants to count.</summary>
    public IReadOnlyList<ModelPart> Write(Stream stream)
    {
        IReadOnlyList<ModelPart> parts = Build(Seed);
        var baker = new OcclusionBaker(parts, Seed, RayCount);
        var writer = new GlbWriter();
        for (int i = 0; i < parts.Count; i++)
        {
            writer.Add(parts[i], baker.Bake(i), Colors[i]);
        }

        writer.Write(stream);
        return parts;
    }
}
