namespace An8Suite.Modeller;

/// <summary>The leaves: blades folded along the mid-rib that rise from the stem and arch over.</summary>
internal static class Leaves
{
    private static readonly double[] Rows =
        [0, 0.07, 0.16, 0.26, 0.37, 0.48, 0.59, 0.7, 0.81, 0.91, 1];

    private static readonly Placement[] Placements =
    [
        new(0.10, 82, 0.38, 0.07, 58, -42),
        new(0.15, -78, 0.37, 0.068, 62, -36),
        new(0.30, 172, 0.33, 0.062, 60, -38),
        new(0.36, 14, 0.3, 0.057, 56, -44),
        new(0.52, -112, 0.26, 0.05, 52, -40),
        new(0.57, 68, 0.25, 0.048, 50, -42),
    ];

    public static void Build(ModelPart leaves, Stem stem)
    {
        for (int i = 0; i < Placements.Length; i++)
        {
            Placement place = Placements[i];
            Frame frame = Frame.Upright(stem.At(place.T)).Turned(place.Degrees);
            leaves.Add(Shape(place, i).Build(frame with { Origin = frame.Origin + (frame.Z * 0.006) }));
        }
    }

    private static Blade Shape(Placement place, int index) => new()
    {
        Length = place.Length,
        HalfWidth = place.HalfWidth,
        RootShare = 0.12,
        WidestAt = 0.5,
        TipPower = 0.95,
        TipFullness = 1.7,
        RootDegrees = place.RootDegrees,
        TipDegrees = place.TipDegrees,
        BendPower = 0.9,
        Cup = (0.35, -0.16, -0.05),
        Fold = 0.42,
        RollDegrees = index % 2 == 0 ? 10 : -12,
        Sway = index % 2 == 0 ? 0.05 : -0.06,
        Wave = 0.07,
        WavePhase = 0.31 * index,
        Rows = Rows,
    };

    private sealed record Placement(
        double T, double Degrees, double Length, double HalfWidth, double RootDegrees, double TipDegrees);
}
