namespace An8Suite.Modeller;

/// <summary>The curve |x|^n + |y|^n = 1: a circle for n = 2, nearer to a square the larger n is.</summary>
internal static class Superellipse
{
    /// <summary>The point at an angle in radians; points crowd where the curve bends.</summary>
    public static (double X, double Y) At(double angle, double exponent)
    {
        (double sin, double cos) = Math.SinCos(angle);
        return (Power(cos, exponent), Power(sin, exponent));
    }

    /// <summary>How far the curve rises at <paramref name="x"/>, from 1 in the middle to 0 at its ends and beyond.</summary>
    public static double Rise(double x, double exponent) =>
        Math.Pow(Math.Max(0, 1 - Math.Pow(Math.Abs(x), exponent)), 1 / exponent);

    // Sine and cosine of a quarter turn are not quite 0, and a power below 1 would make much of it.
    private static double Power(double x, double exponent) =>
        Math.Abs(x) < 1e-12 ? 0 : Math.Sign(x) * Math.Pow(Math.Abs(x), 2 / exponent);
}
