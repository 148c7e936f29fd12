namespace An8Suite.Core;

/// <summary>
/// Sine, cosine, tangent, arc tangent, logarithm, exponential and power with the same bits on every machine.
/// </summary>
/// <remarks>
/// <see cref="Math"/> asks the C library, and C libraries differ in the last bit, which a picture can show. Here are
/// only + - * / and exact steps, in a fixed order and never fused. Series are summed in <see cref="Twofold"/> and
/// rounded once, so results are the nearest double in all but a few cases, and then its neighbour. Angles are degrees,
/// reduced exactly: sines of multiples of 30 and tangents of multiples of 45 are exact where they have an exact value.
/// </remarks>
public static class PortableMath
{
    private const double FullTurn = 360;
    private const double QuarterTurn = 90;

    /// <summary>Terms that leave less than 2^-80 of the series below at the ends of their ranges.</summary>
    private const int TrigonometricTerms = 12;
    private const int ExponentialTerms = 20;
    private const int LogarithmTerms = 18;

    private const int ArcTangentTerms = 24;

    /// <summary>tan 22.5 degrees.</summary>
    private const double TangentOfEighthTurn = 0.41421356237309503;

    private const double LargestExponent = 709.79;
    private const double SmallestExponent = -745.14;
    private const double SquareRootOfTwo = 1.4142135623730951;

    private static readonly Twofold RadiansPerDegree = new(0.017453292519943295, 2.9486522708701687e-19);
    private static readonly Twofold LogarithmOfTwo = new(0.6931471805599453, 2.3190468138462996e-17);

    /// <summary>The sine of an angle in degrees.</summary>
    public static double SinDegrees(double degrees) => Turned(degrees, 0).Value;

    /// <summary>The cosine of an angle in degrees.</summary>
    public static double CosDegrees(double degrees) => Turned(degrees, 1).Value;

    /// <summary>The tangent of an angle in degrees; infinite at odd multiples of 90.</summary>
    public static double TanDegrees(double degrees)
    {
        Twofold cosine = Turned(degrees, 1);
        return cosine.High == 0 ? double.PositiveInfinity : (Turned(degrees, 0) / cosine).Value;
    }

    /// <summary>
    /// The angle of the point (x, y) in degrees, -180 to 180, counter-clockwise from the x axis; 0 at the origin.
    /// </summary>
    /// <remarks>To about 15 digits: the series is summed in doubles.</remarks>
    public static double Atan2Degrees(double y, double x)
    {
        (double up, double across) = (Math.Abs(y), Math.Abs(x));
        if (up == 0 && across == 0)
        {
            return 0;
        }

        double angle = up <= across ? ArcTangent(up / across) : QuarterTurn - ArcTangent(across / up);
        angle = x < 0 ? (2 * QuarterTurn) - angle : angle;
        return y < 0 ? -angle : angle;
    }

    /// <summary>The natural logarithm; -infinity at 0, not a number below.</summary>
    public static double Log(double x) => x > 0 && double.IsFinite(x) ? Logarithm(x).Value
        : x == 0 ? double.NegativeInfinity
        : x > 0 ? x
        : double.NaN;

    /// <summary>e to the power <paramref name="x"/>.</summary>
    public static double Exp(double x) => Exponential(x);

    /// <summary>A number from 0 up to the power <paramref name="y"/>; not a number for a negative one.</summary>
    public static double Pow(double x, double y) => y == 0 || x == 1 ? 1
        : x == 0 ? (y > 0 ? 0 : double.PositiveInfinity)
        : x > 0 && double.IsFinite(x) && double.IsFinite(y) ? Exponential(Logarithm(x) * y)
        : double.NaN;

    /// <summary>
    /// t - t^3 / 3 + t^5 / 5 - ... in degrees, for 0 to 1; beyond tan 22.5 it is 45 + atan((t - 1) / (t + 1)).
    /// </summary>
    private static double ArcTangent(double t)
    {
        bool turned = t > TangentOfEighthTurn;
        double x = turned ? (t - 1) / (t + 1) : t;
        double sum = 0;
        for (int n = ArcTangentTerms; n >= 0; n--)
        {
            sum = (1.0 / ((2 * n) + 1)) - (x * x * sum);
        }

        return (turned ? QuarterTurn / 2 : 0) + (x * sum / RadiansPerDegree.High);
    }

    /// <summary>The sine of an angle and so many quarter turns.</summary>
    private static Twofold Turned(double degrees, int quarters)
    {
        // Remainder and difference are exact: the operands of the latter lie within a factor of two of each other.
        double turn = degrees % FullTurn;
        double nearest = Math.Round(turn / QuarterTurn);
        double rest = turn - (QuarterTurn * nearest);
        if (!double.IsFinite(rest))
        {
            return double.NaN;
        }

        return (((int)nearest + quarters) & 3) switch
        {
            0 => Sine(rest),
            1 => Cosine(rest),
            2 => -Sine(rest),
            _ => -Cosine(rest),
        };
    }

    /// <summary>x - x^3 / 3! + x^5 / 5! - ..., for at most 45 degrees.</summary>
    private static Twofold Sine(double degrees)
    {
        if (Math.Abs(degrees) == 30)
        {
            return degrees / 60;
        }

        Twofold x = RadiansPerDegree * degrees;
        return x * Alternating(x * x, 1);
    }

    /// <summary>1 - x^2 / 2! + x^4 / 4! - ..., for at most 45 degrees.</summary>
    private static Twofold Cosine(double degrees)
    {
        Twofold x = RadiansPerDegree * degrees;
        return Alternating(x * x, 0);
    }

    private static Twofold Alternating(Twofold square, int first)
    {
        Twofold sum = 1;
        for (int n = first + (2 * TrigonometricTerms); n > first; n -= 2)
        {
            sum = 1 + (-(square * sum / (n * (n - 1))));
        }

        return sum;
    }

    /// <summary>x = 2^e m with m about 1; log m = 2 (s + s^3 / 3 + s^5 / 5 + ...) with s = (m - 1) / (m + 1).</summary>
    private static Twofold Logarithm(double x)
    {
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > SquareRootOfTwo)
        {
            (mantissa, exponent) = (mantissa / 2, exponent + 1);
        }

        Twofold s = (mantissa - 1) / (mantissa + (Twofold)1);
        Twofold square = s * s;
        Twofold sum = 0;
        for (int n = LogarithmTerms; n >= 0; n--)
        {
            sum = ((Twofold)1 / ((2 * n) + 1)) + (square * sum);
        }

        return (LogarithmOfTwo * exponent) + (s * sum * 2);
    }

    /// <summary>x = k log 2 + r; e^x = 2^k (1 + r + r^2 / 2! + ...).</summary>
    private static double Exponential(Twofold x)
    {
        if (!(x.High > SmallestExponent && x.High < LargestExponent))
        {
            return x.High > 0 ? double.PositiveInfinity : x.High < 0 ? 0 : double.NaN;
        }

        double doublings = Math.Round(x.High / LogarithmOfTwo.High);
        Twofold rest = x + (-(LogarithmOfTwo * doublings));
        Twofold sum = 1;
        for (int n = ExponentialTerms; n > 0; n--)
        {
            sum = 1 + (rest * sum / n);
        }

        return Math.ScaleB(sum.Value, (int)doublings);
    }
}
