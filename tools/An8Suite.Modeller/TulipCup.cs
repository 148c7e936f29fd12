using An8Suite.Core;

namespace An8Suite.Modeller;

/// <summary>The tulip's petals: three outside and three inside, wide enough to overlap, round one cup.</summary>
internal static class TulipCup
{
    private const int ColumnCount = 14;
    private const double HalfDegrees = 57;
    private const double WidestAt = 0.42;

    // How far the tips bend in: seen from the side, a straight one would end in a whisker.
    private const double TipCurl = 0.014;

    private static readonly double[] Rows =
    [
        0, 0.045, 0.1, 0.16, 0.23, 0.31, 0.39, 0.47, 0.55, 0.63, 0.7, 0.765, 0.825, 0.875, 0.915, 0.95,
        0.974, 0.989, 0.997, 1,
    ];

    // The cup's outline as a Bezier curve, from its floor to the tips.
    private static readonly (double Radius, double Height)[] Outline =
        [(0.012, -0.002), (0.156, -0.006), (0.13, 0.165), (0.108, 0.276)];

    /// <summary>Appends all petals; <paramref name="head"/> has the blossom's axis as y.</summary>
    public static void Build(ModelPart petals, Frame head, ulong seed)
    {
        for (int i = 0; i < 6; i++)
        {
            petals.Add(Petal(head.Turned((i * 60) + 22), i % 2 == 0, new CounterRandom(seed, "tulip petal", (ulong)i)));
        }
    }

    // The front is the outside. Outer petals stand off the cup towards their edges and inner ones draw in, so that they
    // pass each other where they overlap, whatever their variation.
    private static Patch Petal(Frame middle, bool isOuter, CounterRandom random)
    {
        double Spread(double amount) => amount * ((2 * random.NextDouble()) - 1);
        double tall = (isOuter ? 0.98 : 1.0) + Spread(0.03), wide = 1 + Spread(0.04);
        double lean = (isOuter ? 0.014 : 0.006) + Spread(0.006), twist = Spread(0.09), phase = random.NextDouble();
        return Patch.Sheet(Rows.Length, ColumnCount + 1, 0.6, (row, column) =>
        {
            double v = Rows[row], u = (double)column / ColumnCount, s = (2 * u) - 1;
            (double radius, double height) = At(v);
            double full = Width(v), edge = s * s * full, groove = 0.035 * v * full * Math.Exp(-s * s / 0.02);
            double off = isOuter ? 1.01 + (0.035 * edge) : 0.915 - (0.045 * edge);
            double turns = (1.4 * v) + phase + (s > 0 ? 0.4 : 0);
            double wave = 0.025 * v * v * Math.Abs(s * edge) * Math.Sin(2 * Math.PI * turns);
            double turn = (s * double.DegreesToRadians(HalfDegrees) * wide * full) + (twist * v * v);
            double r = (radius * (off - groove + wave)) + (lean * Math.Pow(v, 4)) - (TipCurl * Math.Pow(v, 16));
            (double sin, double cos) = Math.SinCos(turn);
            return new SurfacePoint(middle.ToWorld(new Vector3d(r * sin, height * tall, r * cos)), u, v);
        });
    }

    private static (double Radius, double Height) At(double v)
    {
        double s = 1 - v;
        double[] weights = [s * s * s, 3 * s * s * v, 3 * s * v * v, v * v * v];
        return (weights.Zip(Outline, (w, p) => w * p.Radius).Sum(), weights.Zip(Outline, (w, p) => w * p.Height).Sum());
    }

    // In shares of the half angle: full up to where the petal is widest, then an arch that ends all but round.
    private static double Width(double v) =>
        v <= WidestAt ? 1 : Math.Pow(1 - Math.Pow((v - WidestAt) / (1 - WidestAt), 2.3), 0.57);
}
