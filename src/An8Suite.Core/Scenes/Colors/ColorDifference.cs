using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Colors;

/// <summary>
/// How different two colours look: CIEDE2000, where about 1 is just visible and 100 is black against white.
/// </summary>
/// <remarks>
/// Source: G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes, Supplementary
/// Test Data, and Mathematical Observations", Color Research and Application 30, 2005; the letters are theirs, kL = kC
/// = kH = 1.
/// </remarks>
internal static class ColorDifference
{
    /// <summary>
    /// Half a turn; a little more, so that the rounding of opposite hues does not decide which way is shorter.
    /// </summary>
    private const double HalfTurn = 180 + 1e-9;
    private const double FullTurn = 360;

    /// <summary>25 to the power 7.</summary>
    private const double TwentyFive7 = 6103515625;

    /// <summary>The difference of two 8-bit colours.</summary>
    public static double Of(SrgbColor first, SrgbColor second) => Of(CieLab.Of(first), CieLab.Of(second));

    /// <summary>The difference of two colours.</summary>
    public static double Of(CieLab first, CieLab second)
    {
        double mean = (Length(first.A, first.B) + Length(second.A, second.B)) / 2;
        double g = 0.5 * (1 - Math.Sqrt(Share7(mean)));
        (double c1, double h1) = Polar((1 + g) * first.A, first.B);
        (double c2, double h2) = Polar((1 + g) * second.A, second.B);
        double deltaL = second.L - first.L;
        double deltaC = c2 - c1;
        bool grey = c1 * c2 == 0;
        double deltaHue = grey ? 0 : HueStep(h2 - h1);
        double deltaH = 2 * Math.Sqrt(c1 * c2) * PortableMath.SinDegrees(deltaHue / 2);
        double meanL = (first.L + second.L) / 2;
        double meanC = (c1 + c2) / 2;
        double meanHue = grey ? h1 + h2 : MeanHue(h1, h2);
        double t = 1 - (0.17 * PortableMath.CosDegrees(meanHue - 30)) + (0.24 * PortableMath.CosDegrees(2 * meanHue))
            + (0.32 * PortableMath.CosDegrees((3 * meanHue) + 6))
            - (0.20 * PortableMath.CosDegrees((4 * meanHue) - 63));
        double fromMiddle = (meanL - 50) * (meanL - 50);
        double lightness = deltaL / (1 + (0.015 * fromMiddle / Math.Sqrt(20 + fromMiddle)));
        double chroma = deltaC / (1 + (0.045 * meanC));
        double hue = deltaH / (1 + (0.015 * meanC * t));
        return Math.Sqrt(
            (lightness * lightness) + (chroma * chroma) + (hue * hue) + (Rotation(meanHue, meanC) * chroma * hue));
    }

    /// <summary>R_T, which turns the ellipses of blue.</summary>
    private static double Rotation(double meanHue, double meanC)
    {
        double away = (meanHue - 275) / 25;
        double theta = 30 * PortableMath.Exp(-away * away);
        return -PortableMath.SinDegrees(2 * theta) * 2 * Math.Sqrt(Share7(meanC));
    }

    private static double Share7(double c)
    {
        double c7 = c * c * c * c * c * c * c;
        return c7 / (c7 + TwentyFive7);
    }

    private static double HueStep(double difference) => difference > HalfTurn ? difference - FullTurn
        : difference < -HalfTurn ? difference + FullTurn
        : difference;

    private static double MeanHue(double h1, double h2)
    {
        double sum = h1 + h2;
        return Math.Abs(h1 - h2) <= HalfTurn ? sum / 2
            : sum < FullTurn ? (sum + FullTurn) / 2
            : (sum - FullTurn) / 2;
    }

    private static (double Chroma, double HueDegrees) Polar(double a, double b)
    {
        double hue = a == 0 && b == 0 ? 0 : PortableMath.Atan2Degrees(b, a);
        return (Length(a, b), hue < 0 ? hue + FullTurn : hue);
    }

    private static double Length(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
