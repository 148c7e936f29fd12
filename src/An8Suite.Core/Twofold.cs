namespace An8Suite.Core;

/// <summary>A number as the unevaluated sum of two doubles, which together hold about 106 bits.</summary>
/// <remarks>
/// Every step is a plain IEEE 754 operation in a fixed order, so the same bits come out on every machine. Source: T. J.
/// Dekker, "A floating-point technique for extending the available precision" (1971). For magnitudes from about 1e-140
/// to 1e140.
/// </remarks>
/// <param name="High">The nearest double.</param>
/// <param name="Low">What it misses, at most half a unit of its last place.</param>
internal readonly record struct Twofold(double High, double Low)
{
    /// <summary>2^27 + 1, which cuts a double's 53 bits into halves whose products are exact.</summary>
    private const double Splitter = 134217729;

    /// <summary>The nearest double.</summary>
    public double Value => High + Low;

    public static implicit operator Twofold(double value) => new(value, 0);

    public static Twofold operator -(Twofold a) => new(-a.High, -a.Low);

    public static Twofold operator +(Twofold a, Twofold b)
    {
        double sum = a.High + b.High;
        double share = sum - a.High;
        double error = (a.High - (sum - share)) + (b.High - share);
        return Normal(sum, error + a.Low + b.Low);
    }

    public static Twofold operator *(Twofold a, Twofold b)
    {
        double product = a.High * b.High;
        (double aTop, double aBottom) = Halves(a.High);
        (double bTop, double bBottom) = Halves(b.High);
        double error = (((aTop * bTop) - product) + (aTop * bBottom) + (aBottom * bTop)) + (aBottom * bBottom);
        return Normal(product, error + ((a.High * b.Low) + (a.Low * b.High)));
    }

    public static Twofold operator /(Twofold a, Twofold b)
    {
        double quotient = a.High / b.High;
        double rest = (a + (-(b * quotient))).Value / b.High;
        return Normal(quotient, rest);
    }

    private static Twofold Normal(double large, double small)
    {
        double sum = large + small;
        return new Twofold(sum, small - (sum - large));
    }

    private static (double Top, double Bottom) Halves(double value)
    {
        double scaled = Splitter * value;
        double top = scaled - (scaled - value);
        return (top, value - top);
    }
}
