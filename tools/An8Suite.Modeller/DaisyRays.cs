using An8Suite.Core;

namespace An8Suite.Modeller;

/// <summary>The daisy's petals: narrow flat rays in two rings, the upper over the gaps of the lower.</summary>
internal static class DaisyRays
{
    private const int RingCount = 17;
    private static readonly double[] Rows = [0, 0.12, 0.27, 0.43, 0.58, 0.71, 0.82, 0.9, 0.95, 0.983, 1];

    /// <summary>Appends all petals; <paramref name="head"/> has the blossom's axis as y.</summary>
    public static void Build(ModelPart petals, Frame head, ulong seed)
    {
        for (int i = 0; i < 2 * RingCount; i++)
        {
            var random = new CounterRandom(seed, "ray", (ulong)i);
            bool upper = i % 2 == 1;
            double Spread(double amount) => amount * ((2 * random.NextDouble()) - 1);
            Frame turned = head.Turned((i * 180.0 / RingCount) + Spread(1.3));
            Vector3d root = turned.Origin + (turned.Z * (upper ? 0.054 : 0.05)) + (turned.Y * (upper ? 0.0095 : 0.002));
            Blade ray = new()
            {
                Length = (upper ? 0.214 : 0.22) * (1 + Spread(0.05)),
                HalfWidth = 0.0262 * (1 + Spread(0.06)),
                RootShare = 0.48,
                WidestAt = 0.66,
                TipPower = 0.6,
                TipFullness = 2.3,
                RootDegrees = (upper ? 13 : 4) + Spread(2),
                TipDegrees = (upper ? -9 : -16) + Spread(6),
                BendPower = 1.2,
                Cup = (0.35, 0.12, 0.2),
                Pleat = 0.14,
                RollDegrees = Spread(7),
                Sway = Spread(0.035),
                Wave = 0.05,
                WavePhase = random.NextDouble(),
                ColumnCount = 4,
                Rows = Rows,
            };
            petals.Add(ray.Build(turned with { Origin = root }));
        }
    }
}
