using An8Suite.Core;

namespace An8Suite.Modeller;

/// <summary>The calyx: small green blades below the petals, part of the stem.</summary>
internal static class Sepals
{
    private const int Count = 8;
    private static readonly double[] Rows = [0, 0.18, 0.36, 0.54, 0.7, 0.86, 1];

    public static void Build(ModelPart stem, Frame head, ulong seed)
    {
        for (int i = 0; i < Count; i++)
        {
            var random = new CounterRandom(seed, "sepal", (ulong)i);
            Frame turned = head.Turned((i * 360.0 / Count) + (8 * random.NextDouble()));
            Blade sepal = new()
            {
                Length = 0.13 + (0.015 * random.NextDouble()),
                HalfWidth = 0.025,
                RootShare = 0.6,
                WidestAt = 0.42,
                TipPower = 0.95,
                TipFullness = 1.6,
                RootDegrees = 40,
                TipDegrees = -48 - (14 * random.NextDouble()),
                Cup = (0.2, 0.3, 0.4),
                Fold = 0.15,
                UpperShare = 0.25,
                Rows = Rows,
                ColumnCount = 4,
            };
            stem.Add(sepal.Build(turned with { Origin = turned.Origin + (turned.Z * 0.016) - (turned.Y * 0.036) }));
        }
    }
}
