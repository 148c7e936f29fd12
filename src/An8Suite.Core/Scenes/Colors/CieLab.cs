using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Colors;

/// <summary>A colour in CIE L*a*b*, under the D65 white of sRGB.</summary>
/// <param name="L">0 black to 100 white.</param>
/// <param name="A">Green (negative) to red.</param>
/// <param name="B">Blue (negative) to yellow.</param>
internal readonly record struct CieLab(double L, double A, double B)
{
    private const double Knee = 216.0 / 24389;
    private const double Slope = 24389.0 / 27;

    /// <summary>The colour that <paramref name="color"/> shows.</summary>
    /// <remarks>Matrix of IEC 61966-2-1; f and its knee as in CIE 15:2004.</remarks>
    public static CieLab Of(SrgbColor color)
    {
        double red = SrgbCurve.Linear(color.R);
        double green = SrgbCurve.Linear(color.G);
        double blue = SrgbCurve.Linear(color.B);
        double x = F(((0.4124 * red) + (0.3576 * green) + (0.1805 * blue)) / 0.9505);
        double y = F((0.2126 * red) + (0.7152 * green) + (0.0722 * blue));
        double z = F(((0.0193 * red) + (0.1192 * green) + (0.9505 * blue)) / 1.089);
        return new CieLab((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double F(double t) => t > Knee ? PortableMath.Pow(t, 1.0 / 3) : ((Slope * t) + 16) / 116;
}
