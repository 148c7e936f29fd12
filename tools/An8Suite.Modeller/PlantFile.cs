namespace An8Suite.Modeller;

/// <summary>The plant as a file: modelled, its occlusion baked, written.</summary>
internal static class PlantFile
{
    private const ulong Seed = 8;

    /// <summary>Writes the same bytes every time; returns the parts for whoever wants to count.</summary>
    public static IReadOnlyList<ModelPart> Write(Stream stream)
    {
        IReadOnlyList<ModelPart> parts = Plant.Build(Seed);
        var baker = new OcclusionBaker(parts, Seed);
        var writer = new GlbWriter();
        for (int i = 0; i < parts.Count; i++)
        {
            writer.Add(parts[i], baker.Bake(i), Plant.Colors[i]);
        }

        writer.Write(stream);
        return parts;
    }
}
