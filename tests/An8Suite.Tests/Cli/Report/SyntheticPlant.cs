using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Cli.Report;

/// <summary>A drawn flower, so that the report has pictures before anything was rendered: petals, core, stem.</summary>
internal sealed class SyntheticPlant
{
    public SyntheticPlant(int size, ulong pose, SrgbColor petals, SrgbColor stem, bool stemCarries)
    {
        byte[] rgb = new byte[size * size * 3];
        bool[] mask = new bool[size * size];
        bool[] plant = new bool[size * size];
        var random = new CounterRandom(5, "plant", pose);
        (double tilt, double turn) = (.5 + (.5 * random.NextDouble()), Math.PI * random.NextDouble());
        for (int i = 0; i < mask.Length; i++)
        {
            double x = (((i % size) + .5) / size * 2) - 1;
            double y = (((i / size) + .5) / size * 2) - 1;
            (SrgbColor color, int part) = Look(x, y, tilt, turn, petals, stem);
            (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = (color.R, color.G, color.B);
            mask[i] = part == (stemCarries ? 2 : 1);
            plant[i] = part > 0;
        }

        (Image, Mask, Silhouette) =
            (new ColorImage(size, size, rgb), new BinaryMask(size, size, mask), new BinaryMask(size, size, plant));
    }

    public ColorImage Image { get; }

    public BinaryMask Mask { get; }

    public BinaryMask Silhouette { get; }

    /// <summary>
    /// Heat of a made-up method: the share <paramref name="inside"/> lies on the mask, blurred, with noise.
    /// </summary>
    public Heatmap Heat(string method, ulong pose, double inside)
    {
        var random = new CounterRandom(5, method, pose);
        int size = Mask.Width;
        float[] heat = new float[size * size];
        for (int i = 0; i < heat.Length; i++)
        {
            double value = random.NextDouble();
            heat[i] = method switch
            {
                "noise" => (float)value,
                "constant" => .5f,
                "mask" => Mask.Values[i] ? 1 : 0,
                "silhouette" => Silhouette.Values[i] ? 1 : 0,
                _ => (float)(Math.Pow(value, 2) * (Mask.Values[i] ? inside : Silhouette.Values[i] ? .3 : .02)),
            };
        }

        return new Heatmap(size, size, heat).Normalized();
    }

    private static (SrgbColor Color, int Part) Look(
        double x, double y, double tilt, double turn, SrgbColor petals, SrgbColor stem)
    {
        (double dx, double dy) = (x, (y + .3) / tilt);
        double radius = Math.Sqrt((dx * dx) + (dy * dy));
        double angle = Math.Atan2(dy, dx) + turn;
        double edge = .52 * (.62 + (.38 * Math.Abs(Math.Cos(3.5 * angle))));
        double shade = .72 + (.28 * Math.Cos(7 * angle)) - (.2 * y);
        if (radius < .15)
        {
            return (Shaded(new SrgbColor(110, 80, 40), shade), 3);
        }

        if (radius < edge)
        {
            return (Shaded(petals, shade * (.7 + (.6 * radius))), 1);
        }

        bool leaf = Math.Pow((Math.Abs(x) - .22) / .2, 2) + Math.Pow((y - .5 + (.4 * Math.Abs(x))) / .07, 2) < 1;
        return y is > -.3 and < .7 && (leaf || Math.Abs(x - (.1 * Math.Sin(3 * y))) < .035)
            ? (Shaded(stem, .95 - (.2 * x)), 2)
            : y > .6 && Math.Abs(x) < .32 - (.25 * (y - .6))
                ? (Shaded(new SrgbColor(172, 98, 70), .9 - (.6 * x)), 4)
                : (new SrgbColor(232, 232, 230), 0);
    }

    private static SrgbColor Shaded(SrgbColor color, double shade) =>
        new(Byte(color.R * shade), Byte(color.G * shade), Byte(color.B * shade));

    private static byte Byte(double value) => (byte)Math.Clamp(value, 0, 255);
}
