namespace An8Suite.Core.Scoring;

/// <summary>The natural logarithm of a heat value, with the same bits on every machine and fast enough for every pixel.</summary>
/// <remarks>
/// x = 2^e m, m = (1 + r) / c with c from a table of 128 numbers: ln x = e ln 2 - ln c + ln(1 + r). Heat is a float and c is
/// rounded to one, so m c is exact; |r| is at most 2^-8 and seven terms of the series leave less than 2^-58.
/// </remarks>
internal static class UnitLogarithm
{
    private const int IndexBits = 7;
    private const int MantissaBits = 52;
    private const int Bias = 1023;
    private const double LogarithmOfTwo = 0.6931471805599453;

    private static readonly double[] Reciprocals =
        [.. Enumerable.Range(0, 1 << IndexBits).Select(i => (double)(float)(1 / (1 + ((i + 0.5) / (1 << IndexBits)))))];

    private static readonly double[] Offsets = Array.ConvertAll(Reciprocals, c => -PortableMath.Log(c));

    /// <summary>The logarithm of a positive number; the absolute error is a few units in the last place of the result's largest part.</summary>
    public static double Of(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> MantissaBits) - Bias;
        int index = (int)(bits >> (MantissaBits - IndexBits)) & ((1 << IndexBits) - 1);
        double mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << MantissaBits) - 1)) | ((long)Bias << MantissaBits));
        double r = (mantissa * Reciprocals[index]) - 1;
        double series = r * (1 + (r * ((-1.0 / 2) + (r * ((1.0 / 3) + (r * ((-1.0 / 4) + (r * ((1.0 / 5) + (r * ((-1.0 / 6) + (r / 7))))))))))));
        return (exponent * LogarithmOfTwo) + (Offsets[index] + series);
    }
}
