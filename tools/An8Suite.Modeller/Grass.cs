using An8Suite.Core;

namespace An8Suite.Modeller;

/// <summary>Blades of grass in tufts, none of which grows in a mushroom.</summary>
internal static class Grass
{
    private const int TuftCount = 11;
    private const int BladeCount = 5;

    public static void Build(ModelPart grass, IReadOnlyList<Fungus> mushrooms, ulong seed)
    {
        for (int tuft = 0; tuft < TuftCount; tuft++)
        {
            var random = new CounterRandom(seed, "tuft", (ulong)tuft);
            (double sin, double cos) = Math.SinCos(2 * Math.PI * (tuft + (0.7 * random.NextDouble())) / TuftCount);
            double radius = 0.24 + (0.085 * random.NextDouble());
            double x = radius * cos, z = -radius * sin;
            if (mushrooms.All(m => Away(m.Foot, x, z) > (0.13 * m.Scale) + 0.035))
            {
                AddTuft(grass, new Vector3d(x, Mound.Height(x, z) - 0.006, z), random);
            }
        }
    }

    private static double Away(Vector3d foot, double x, double z) =>
        Math.Sqrt(((x - foot.X) * (x - foot.X)) + ((z - foot.Z) * (z - foot.Z)));

    private static void AddTuft(ModelPart grass, Vector3d place, CounterRandom random)
    {
        double outwards = double.RadiansToDegrees(Math.Atan2(place.X, place.Z));
        for (int i = 0; i < BladeCount; i++)
        {
            double spread = (i - 2) * 52;
            Blade blade = new()
            {
                Length = 0.1 + (0.1 * random.NextDouble()),
                HalfWidth = 0.0085,
                RootShare = 0.7,
                WidestAt = 0.3,
                TipPower = 0.9,
                RootDegrees = 84 - (10 * random.NextDouble()),
                TipDegrees = 48 - (40 * random.NextDouble()),
                BendPower = 1.4,
                Fold = 0.35,
                Sway = 0.16 * (random.NextDouble() - 0.5),
                UpperShare = 0.5,
                Rows = [0, 0.25, 0.5, 0.75, 0.92, 1],
                ColumnCount = 2,
            };
            Frame root = Frame.Upright(place).Turned(outwards + spread + (20 * random.NextDouble()));
            grass.Add(blade.Build(root with { Origin = root.Origin + (root.Z * 0.008) }));
        }
    }
}
