namespace An8Suite.Modeller;

/// <summary>A potted tulip: one unit tall, standing on y = 0.</summary>
internal static class Tulip
{
    private static readonly (double T, double Radius)[] StemProfile =
    [
        (0, 0.024), (0.03, 0.021), (0.08, 0.0185), (0.16, 0.0172), (0.26, 0.0165), (0.36, 0.016), (0.46, 0.0156),
        (0.56, 0.0152), (0.66, 0.0149), (0.76, 0.0147), (0.86, 0.0148), (0.93, 0.0158), (0.965, 0.0185), (0.985, 0.022),
        (1, 0.027),
    ];

    private static readonly double[] LeafRows =
        [0, 0.05, 0.11, 0.18, 0.26, 0.34, 0.43, 0.52, 0.61, 0.7, 0.78, 0.85, 0.91, 0.955, 0.985, 1];

    /// <summary>Its parts, in the order of their ids.</summary>
    public static IReadOnlyList<ModelPart> Build(ulong seed)
    {
        ModelPart petals = new("petals"), core = new("core"), stem = new("stem");
        ModelPart leaves = new("leaves"), pot = new("pot"), soil = new("soil");
        var axis = new Stem(
            new Vector3d(0, Soil.FootHeight - 0.012, 0),
            new Vector3d(0.012, 0.717, 0.014),
            12,
            (new Vector3d(0.022, 0.16, 0), new Vector3d(-0.006, 0, 0)))
        {
            Profile = StemProfile,
        };
        axis.Build(stem);
        TulipCup.Build(petals, axis.Head, seed);
        TulipCore.Build(core, axis.Head);
        BuildLeaves(leaves, axis);
        Pot.Build(pot);
        Soil.Build(soil);
        return [petals, core, stem, leaves, pot, soil];
    }

    /// <summary>A base colour a part (linear RGBA) for viewers that know nothing of recipes.</summary>
    public static double[][] Colors { get; } =
    [
        [0.7, 0.05, 0.06, 1], [0.55, 0.5, 0.12, 1], [0.15, 0.34, 0.1, 1],
        [0.09, 0.28, 0.12, 1], [0.5, 0.18, 0.08, 1], [0.06, 0.035, 0.02, 1],
    ];

    // Long blades that come out of the soil close round the stem's foot; none reaches the blossom.
    private static void BuildLeaves(ModelPart leaves, Stem stem)
    {
        Blade first = new()
        {
            Length = 0.55,
            HalfWidth = 0.056,
            RootShare = 0.42,
            WidestAt = 0.38,
            TipPower = 0.98,
            TipFullness = 1.55,
            RootDegrees = 80,
            TipDegrees = 22,
            BendPower = 1.5,
            Cup = (0.75, 0.42, 0.2),
            Fold = 0.16,
            RollDegrees = 14,
            Sway = 0.05,
            Wave = 0.07,
            WavePhase = 0.15,
            Rows = LeafRows,
        };
        Blade second = first with
        {
            Length = 0.49,
            HalfWidth = 0.05,
            RootDegrees = 76,
            TipDegrees = -12,
            BendPower = 1.7,
            RollDegrees = -18,
            Sway = -0.06,
            WavePhase = 0.6,
        };
        Blade third = first with
        {
            Length = 0.46,
            HalfWidth = 0.042,
            RootDegrees = 84,
            TipDegrees = 46,
            RollDegrees = -10,
            Sway = -0.03,
            WavePhase = 0.85,
        };
        Grow(first, 72, 0.016, 0.026);
        Grow(second, -98, 0.02, 0.03);
        Grow(third, 178, 0.026, 0.028);

        void Grow(Blade blade, double degrees, double outwards, double depth)
        {
            Frame frame = Frame.Upright(stem.At(0)).Turned(degrees);
            Vector3d root = frame.Origin + (frame.Z * outwards) - (frame.Y * depth);
            leaves.Add(blade.Build(frame with { Origin = root }));
        }
    }
}
