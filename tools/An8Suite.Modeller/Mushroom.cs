namespace An8Suite.Modeller;

/// <summary>A fly agaric with a younger one beside it in the grass: one unit tall, standing on y = 0.</summary>
internal static class Mushroom
{
    private static readonly Fungus Old = new()
    {
        Name = "old",
        Foot = new Vector3d(-0.07, 0.055, 0.02),
        Top = new Vector3d(-0.02, 0.7, 0.0),
        Scale = 1,
        CapRadius = 0.37,
        CapHeight = 0.285,
        GillCount = 64,
        SpotCount = 44,
    };

    private static readonly Fungus Young = new()
    {
        Name = "young",
        Foot = new Vector3d(0.2, 0.045, 0.14),
        Top = new Vector3d(0.232, 0.3, 0.166),
        Scale = 0.56,
        CapRadius = 0.142,
        CapHeight = 0.15,
        GillCount = 36,
        SpotCount = 22,
    };

    /// <summary>Its parts, in the order of their ids.</summary>
    public static IReadOnlyList<ModelPart> Build(ulong seed)
    {
        ModelPart cap = new("cap"), spots = new("spots"), gills = new("gills"), stem = new("stem");
        ModelPart ring = new("ring"), soil = new("soil"), grass = new("grass");
        foreach (Fungus fungus in (Fungus[])[Old, Young])
        {
            FungusCap.Build(cap, gills, fungus);
            FungusSpots.Build(spots, fungus, seed);
            FungusStem.Build(stem, ring, fungus);
        }

        Mound.Build(soil);
        Grass.Build(grass, [Old, Young], seed);
        return [cap, spots, gills, stem, ring, soil, grass];
    }

    /// <summary>A base colour a part (linear RGBA) for viewers that know nothing of recipes.</summary>
    public static double[][] Colors { get; } =
    [
        [0.62, 0.03, 0.02, 1], [0.85, 0.8, 0.68, 1], [0.75, 0.68, 0.52, 1], [0.8, 0.75, 0.62, 1],
        [0.85, 0.8, 0.66, 1], [0.06, 0.035, 0.02, 1], [0.1, 0.3, 0.05, 1],
    ];
}
