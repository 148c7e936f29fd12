using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Colors;

/// <summary>
/// A colour by perceived lightness (0 black to 1 white), chroma (0 grey, about 0.1 to 0.3 vivid) and hue.
/// </summary>
/// <remarks>
/// Source: B. Ottosson, "A perceptual color space for image processing", 2020, whose matrices stand in CSS Color Level
/// 4 as well. A colour is in gamut when each of its sRGB channels rounds to 0 to 255 without being cut; others are
/// refused, never mapped, because a mapped colour would no longer have the lightness or hue that was asked for.
/// </remarks>
/// <param name="Lightness">0 to 1.</param>
/// <param name="Chroma">0 or more.</param>
/// <param name="HueDegrees">Any number; about 29 is red, 110 yellow, 142 green, 264 blue.</param>
internal readonly record struct Oklch(double Lightness, double Chroma, double HueDegrees)
{
    /// <summary>Thousandths; so many of them are more than any sRGB colour has.</summary>
    private const int MostSteps = 500;
    private const double ChromaSteps = 1000;

    /// <summary>The nearest 8-bit colour; false where a channel would have to be cut.</summary>
    public bool TryToSrgb(out SrgbColor color)
    {
        (double red, double green, double blue) = Channels();
        bool fits = Fits(red) && Fits(green) && Fits(blue);
        color = fits ? new SrgbColor((byte)red, (byte)green, (byte)blue) : default;
        return fits;
    }

    /// <summary>The largest chroma, rounded down to thousandths, that fits at this lightness and hue.</summary>
    public static double LargestChroma(double lightness, double hueDegrees)
    {
        bool Holds(int step) => new Oklch(lightness, step / ChromaSteps, hueDegrees).TryToSrgb(out _);
        (int low, int high) = (0, MostSteps);
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = Holds(middle) ? (middle, high) : (low, middle);
        }

        return low / ChromaSteps;
    }

    /// <summary>The three channels on the scale of bytes, rounded to whole numbers, whatever they are.</summary>
    private (double Red, double Green, double Blue) Channels()
    {
        double a = Chroma * PortableMath.CosDegrees(HueDegrees);
        double b = Chroma * PortableMath.SinDegrees(HueDegrees);
        double l = Cube(Lightness + (0.3963377774 * a) + (0.2158037573 * b));
        double m = Cube(Lightness - (0.1055613458 * a) - (0.0638541728 * b));
        double s = Cube(Lightness - (0.0894841775 * a) - (1.2914855480 * b));
        return (
            Encoded((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)),
            Encoded((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)),
            Encoded((-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s)));
    }

    private static bool Fits(double channel) => channel is >= byte.MinValue and <= byte.MaxValue;

    private static double Encoded(double linear) =>
        linear < 0 ? -Encoded(-linear) : Math.Floor((byte.MaxValue * SrgbCurve.Encode(linear)) + 0.5);

    private static double Cube(double x) => x * x * x;
}
