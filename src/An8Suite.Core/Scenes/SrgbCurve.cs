namespace An8Suite.Core.Scenes;

/// <summary>sRGB's transfer curve (IEC 61966-2-1) between bytes and fixed-point linear light.</summary>
internal static class SrgbCurve
{
    /// <summary>Linear light 1.0 of one sample, as an integer.</summary>
    public const int One = ushort.MaxValue;

    private const int Samples = GBuffer.SamplesPerSide * GBuffer.SamplesPerSide;
    private const int Shift = 5;
    private static readonly double[] Decoded = [.. Enumerable.Range(0, 256).Select(value => Linear(value / 255.0))];
    private static readonly byte[] Encoded = EncodeTable();

    /// <summary>The byte's linear light in [0, 1].</summary>
    public static double Linear(byte value) => Decoded[value];

    /// <summary>The curve from linear light of 0 or more to display values; 1 for 1.</summary>
    public static double Encode(double linear) =>
        linear <= 0.0031308 ? 12.92 * linear : (1.055 * PortableMath.Pow(linear, 1 / 2.4)) - 0.055;

    /// <summary>The byte nearest to the mean of a pixel's samples, whose fixed-point sum is <paramref name="sum"/>.</summary>
    /// <remarks>Sums beyond nine times <see cref="One"/> are white.</remarks>
    public static byte EncodeSum(int sum) => Encoded[Math.Min(sum, Samples * One) >> Shift];

    private static double Linear(double s) => s <= 0.04045 ? s / 12.92 : PortableMath.Pow((s + 0.055) / 1.055, 2.4);

    private static byte[] EncodeTable()
    {
        byte[] table = new byte[((Samples * One) >> Shift) + 1];
        int value = 0;
        for (int i = 0; i < table.Length; i++)
        {
            double linear = (i + 0.5) * (1 << Shift) / ((double)Samples * One);
            while (value < 255 && linear >= Linear((value + 0.5) / 255))
            {
                value++;
            }

            table[i] = (byte)value;
        }

        return table;
    }
}
