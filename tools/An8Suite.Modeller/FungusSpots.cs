using An8Suite.Core;

namespace An8Suite.Modeller;

/// <summary>The warts on the cap: uneven low domes, spread by the golden angle, smaller towards the rim.</summary>
internal static class FungusSpots
{
    private const int SideCount = 10;
    private const double Step = 1e-4;
    private static readonly (double Radius, double Height)[] Profile = [(1, -0.3), (1, 0.14), (0.8, 0.34), (0, 0.44)];

    public static void Build(ModelPart spots, Fungus fungus, ulong seed)
    {
        double goldenAngle = Math.PI * (3 - Math.Sqrt(5));
        for (int i = 0; i < fungus.SpotCount; i++)
        {
            var random = new CounterRandom(seed, "spot " + fungus.Name, (ulong)i);
            double rise = Math.Asin(1 - (0.95 * (i + 0.3 + (0.4 * random.NextDouble())) / fungus.SpotCount));
            double turn = (i * goldenAngle) + (0.25 * random.NextDouble());
            double size = fungus.CapRadius * (0.055 + (0.075 * random.NextDouble())) * (0.5 + (0.5 * Math.Sin(rise)));
            spots.Add(Spot(Seat(fungus, turn, rise), size, 0.5 / fungus.CapRadius, random), shades: false);
        }
    }

    // The cap's surface there, with its normal as y.
    private static Frame Seat(Fungus fungus, double turn, double rise)
    {
        Vector3d p = FungusCap.Above(fungus, turn, rise);
        Vector3d around = FungusCap.Above(fungus, turn + Step, rise) - p, up = FungusCap.Above(fungus, turn, rise + Step) - p;
        return Frame.Along(p, Vector3d.Cross(around, up).Unit);
    }

    // Bent down by the cap's curvature, so that a large wart lies close.
    private static Patch Spot(Frame seat, double size, double curvature, CounterRandom random)
    {
        double first = 7 * random.NextDouble(), second = 7 * random.NextDouble();
        return Patch.Tube(Profile.Length, SideCount, (row, side) =>
        {
            double turn = 2 * Math.PI * (side % SideCount) / SideCount;
            double radius = Profile[row].Radius * size
                * (1 + (0.16 * Math.Cos((2 * turn) + first)) + (0.09 * Math.Cos((3 * turn) + second)));
            double height = (Profile[row].Height * Math.Min(size, 0.045)) - (curvature * radius * radius);
            (double sin, double cos) = Math.SinCos(turn);
            var p = new Vector3d(radius * cos, height, -radius * sin);
            return new SurfacePoint(seat.ToWorld(p), (double)side / SideCount, row / (Profile.Length - 1.0));
        });
    }
}
