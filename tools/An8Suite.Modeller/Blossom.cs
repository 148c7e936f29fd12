using An8Suite.Core;

namespace An8Suite.Modeller;

/// <summary>The petals: two rings of cupped sheets round the core, the outer ring in two layers that overlap.</summary>
internal static class Blossom
{
        private static readonly double[] Rows = [0, 0.11, 0.25, 0.4, 0.54, 0.67, 0.79, 0.88, 0.94, 0.978, 1];

    /// <summary>Appends all petals; <paramref name="head"/> has the blossom's axis as y.</summary>
    public static void Build(ModelPart petals, Frame head, ulong seed)
    {
        for (int i = 0; i < 12; i++)
        {
            bool upper = i % 2 == 1;
            Blade shape = Vary(upper ? Upper : Lower, new CounterRandom(seed, "outer petal", (ulong)i));
            petals.Add(shape.Build(Root(head, (i * 30) + 7, 0.05, upper ? 0.008 : 0)));
        }

        for (int i = 0; i < 9; i++)
        {
            Blade shape = Vary(Inner, new CounterRandom(seed, "inner petal", (ulong)i));
            petals.Add(shape.Build(Root(head, (i * 40) + 19, 0.062, 0.016)));
        }
    }

    private static Blade Lower => new()
    {
        Length = 0.27, HalfWidth = 0.087, RootDegrees = 18, TipDegrees = -24, Cup = (0.3, 0.12, 0.26),
        TipPower = 0.8, Fold = 0.06, Pleat = 0.07, Rows = Rows,
    };

    private static Blade Upper => Lower with { Length = 0.25, HalfWidth = 0.082, RootDegrees = 39, TipDegrees = -6, Cup = (0.3, 0.2, 0.3) };

    private static Blade Inner => Lower with
    {
        Length = 0.18, HalfWidth = 0.064, RootDegrees = 57, TipDegrees = 18, Cup = (0.25, 0.3, 0.35), RootShare = 0.26, RollDegrees = 20,
        ColumnCount = 6,
    };

    private static Frame Root(Frame head, double degrees, double radius, double height)
    {
        Frame turned = head.Turned(degrees);
        return turned with { Origin = turned.Origin + (turned.Z * radius) + (turned.Y * height) };
    }

    // Enough that no two petals are alike, little enough that none comes through its neighbour.
    private static Blade Vary(Blade blade, CounterRandom random)
    {
        double Spread(double amount) => amount * ((2 * random.NextDouble()) - 1);
        return blade with
        {
            Length = blade.Length * (1 + Spread(0.05)),
            HalfWidth = blade.HalfWidth * (1 + Spread(0.05)),
            RootDegrees = blade.RootDegrees + Spread(2.5),
            TipDegrees = blade.TipDegrees + Spread(5),
            Sway = Spread(0.04),
            Wave = 0.05 + Spread(0.03),
            WavePhase = random.NextDouble(),
        };
    }
}
