using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace An8Suite.Core.Scoring;

/// <summary>The natural logarithm of four heat values at once, with the same bits on every machine.</summary>
/// <remarks>
/// As in <see cref="PortableMath"/>, but in plain doubles: x = 2^e m with m about 1, ln x = e ln 2 + 2 (s + s^3 / 3 +
/// ...), s = (m - 1) / (m + 1). |s| is at most 0.172, so eleven terms leave less than 2^-56 of the sum. Never fused.
/// </remarks>
internal static class UnitLogarithm
{
    private const int MantissaBits = 52;
    private const long Bias = 1023;
    private const double TwoTo52 = 4503599627370496;

    /// <summary>The bits of 2 / sqrt(2), the mantissa from which on the next power of two is nearer.</summary>
    private const long RoundingOffset = 0x3FF0000000000000 - 0x3FE6A09E667F3BCD;

    private const double LogarithmOfTwo = 0.6931471805599453;

    /// <summary>The logarithms of positive normal numbers; the error is a few units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Of(Vector256<double> x)
    {
        // Adding the offset carries into the exponent where the mantissa is above sqrt 2.
        Vector256<long> bits = x.AsInt64();
        Vector256<long> biased = Vector256.ShiftRightLogical(bits + Vector256.Create(RoundingOffset), MantissaBits);
        Vector256<double> m = (bits - Vector256.ShiftLeft(biased - Vector256.Create(Bias), MantissaBits)).AsDouble();

        // A whole number below 2^52 in the mantissa of 2^52 is a double after one subtraction; few processors convert a
        // long.
        Vector256<double> exponent = (biased | Vector256.Create(TwoTo52).AsInt64()).AsDouble()
            - Vector256.Create(TwoTo52 + Bias);
        Vector256<double> s = (m - Vector256<double>.One) / (m + Vector256<double>.One);
        Vector256<double> square = s * s;
        Vector256<double> sum = Vector256.Create(1.0 / 21);
        sum = Vector256.Create(1.0 / 19) + (square * sum);
        sum = Vector256.Create(1.0 / 17) + (square * sum);
        sum = Vector256.Create(1.0 / 15) + (square * sum);
        sum = Vector256.Create(1.0 / 13) + (square * sum);
        sum = Vector256.Create(1.0 / 11) + (square * sum);
        sum = Vector256.Create(1.0 / 9) + (square * sum);
        sum = Vector256.Create(1.0 / 7) + (square * sum);
        sum = Vector256.Create(1.0 / 5) + (square * sum);
        sum = Vector256.Create(1.0 / 3) + (square * sum);
        sum = Vector256<double>.One + (square * sum);
        return (exponent * Vector256.Create(LogarithmOfTwo)) + (Vector256.Create(2.0) * s * sum);
    }
}
