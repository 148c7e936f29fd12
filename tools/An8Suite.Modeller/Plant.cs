namespace An8Suite.Modeller;

/// <summary>The potted flower: one unit tall, standing on y = 0, to be turned on the y axis.</summary>
internal static class Plant
{
    /// <summary>Its parts, in the order of their ids.</summary>
    public static IReadOnlyList<ModelPart> Build(ulong seed)
    {
        ModelPart petals = new("petals"), core = new("core"), stem = new("stem");
        ModelPart leaves = new("leaves"), pot = new("pot"), soil = new("soil");
        var axis = new Stem(
            new Vector3d(0, Soil.FootHeight - 0.012, 0.01),
            new Vector3d(0.005, 0.735, -0.01),
            43,
            (new Vector3d(0.05, 0.2, 0.0), new Vector3d(-0.03, 0, 0)));
        axis.Build(stem);
        Sepals.Build(stem, axis.Head, seed);
        Blossom.Build(petals, axis.Head, seed);
        new FlowerCore().Build(core, axis.Head);
        Leaves.Build(leaves, axis);
        Pot.Build(pot);
        Soil.Build(soil);
        return [petals, core, stem, leaves, pot, soil];
    }

    /// <summary>A base colour a part (linear RGBA) for viewers that know nothing of recipes.</summary>
    public static double[][] Colors { get; } =
    [
        [0.75, 0.12, 0.25, 1], [0.75, 0.5, 0.05, 1], [0.1, 0.3, 0.06, 1],
        [0.08, 0.32, 0.06, 1], [0.5, 0.18, 0.08, 1], [0.06, 0.035, 0.02, 1],
    ];
}
