namespace An8Suite.Modeller;

/// <summary>A potted daisy: one unit tall, standing on y = 0.</summary>
internal static class Daisy
{
    private static readonly (double T, double Radius)[] StemProfile =
    [
        (0, 0.017), (0.02, 0.0142), (0.06, 0.0122), (0.12, 0.0113), (0.2, 0.0108), (0.28, 0.0105), (0.36, 0.0102),
        (0.44, 0.01), (0.52, 0.0098), (0.6, 0.0097), (0.68, 0.0096), (0.76, 0.0095), (0.84, 0.0096), (0.9, 0.0102),
        (0.935, 0.0125), (0.955, 0.018), (0.97, 0.029), (0.981, 0.045), (0.99, 0.061), (1, 0.072), (1.008, 0.076),
        (1.016, 0.07),
    ];

    private static readonly double[] LeafRows = [0, 0.08, 0.18, 0.29, 0.4, 0.51, 0.62, 0.72, 0.81, 0.88, 0.94, 0.98, 1];

    // Where on the stem, which way, how long, and the slope at root and tip.
    private static readonly (double T, double Degrees, double Length, double Root, double Tip)[] Places =
    [
        (0, 38, 0.32, 62, -36), (0.004, 112, 0.27, 58, -30), (0.008, 186, 0.34, 60, -36), (0.012, 255, 0.28, 64, -34),
        (0.018, 322, 0.25, 68, -26), (0.24, 78, 0.17, 62, -8), (0.36, -96, 0.15, 60, -4), (0.5, 150, 0.11, 62, 8),
    ];

    /// <summary>Its parts, in the order of their ids.</summary>
    public static IReadOnlyList<ModelPart> Build(ulong seed)
    {
        ModelPart petals = new("petals"), core = new("core"), stem = new("stem");
        ModelPart leaves = new("leaves"), pot = new("pot"), soil = new("soil");
        var axis = new Stem(
            new Vector3d(0, Soil.FootHeight - 0.012, -0.01),
            new Vector3d(0.01, 0.815, 0.01),
            38,
            (new Vector3d(-0.06, 0.24, 0), new Vector3d(0.035, 0, 0)))
        {
            Profile = StemProfile,
        };
        axis.Build(stem);
        DaisyRays.Build(petals, axis.Head, seed);
        new FlowerCore
        {
            BumpCount = 170,
            BumpSize = 0.0056,
            Cover = 0.89,
            Radius = 0.084,
            Height = 0.05,
            Floor = 0.008,
        }.Build(core, axis.Head);
        for (int i = 0; i < Places.Length; i++)
        {
            Frame frame = Frame.Upright(axis.At(Places[i].T)).Turned(Places[i].Degrees);
            leaves.Add(Leaf(i).Build(frame with { Origin = frame.Origin + (frame.Z * 0.005) }));
        }

        Pot.Build(pot);
        Soil.Build(soil);
        return [petals, core, stem, leaves, pot, soil];
    }

    /// <summary>A base colour a part (linear RGBA) for viewers that know nothing of recipes.</summary>
    public static double[][] Colors { get; } =
    [
        [0.85, 0.84, 0.8, 1], [0.8, 0.5, 0.03, 1], [0.13, 0.3, 0.07, 1],
        [0.08, 0.28, 0.06, 1], [0.5, 0.18, 0.08, 1], [0.06, 0.035, 0.02, 1],
    ];

    // Spoons: narrow towards the root, widest beyond the middle.
    private static Blade Leaf(int index) => new()
    {
        Length = Places[index].Length,
        HalfWidth = 0.13 * Places[index].Length,
        RootShare = 0.24,
        WidestAt = 0.62,
        TipPower = 0.85,
        TipFullness = 1.9,
        RootDegrees = Places[index].Root,
        TipDegrees = Places[index].Tip,
        Cup = (0.4, 0.05, 0.1),
        Fold = 0.26,
        RollDegrees = index % 2 == 0 ? 9 : -11,
        Sway = index % 2 == 0 ? 0.05 : -0.05,
        Wave = 0.06,
        WavePhase = 0.29 * index,
        ColumnCount = 6,
        Rows = LeafRows,
    };
}
