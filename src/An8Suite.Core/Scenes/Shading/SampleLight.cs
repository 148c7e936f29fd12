using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Shading;

/// <summary>
/// The light of a pixel's samples as fixed-point integers, and the byte of sRGB that shows their mean.
/// </summary>
internal static class SampleLight
{
    /// <summary>Linear light 1.0 of one sample, as an integer.</summary>
    public const int One = ushort.MaxValue;

    private const int Samples = GBuffer.SamplesPerSide * GBuffer.SamplesPerSide;
    private const int Shift = 5;
    private static readonly byte[] Encoded = EncodeTable();

    /// <summary>
    /// The byte nearest to the mean of a pixel's samples, whose fixed-point sum is <paramref name="sum"/>.
    /// </summary>
    /// <remarks>Sums beyond nine times <see cref="One"/> are white.</remarks>
    public static byte EncodeSum(int sum) => Encoded[Math.Min(sum, Samples * One) >> Shift];

    private static byte[] EncodeTable()
    {
        byte[] table = new byte[((Samples * One) >> Shift) + 1];
        int value = 0;
        for (int i = 0; i < table.Length; i++)
        {
            double linear = (i + 0.5) * (1 << Shift) / ((double)Samples * One);
            while (value < 255 && linear >= SrgbCurve.Linear((value + 0.5) / 255))
            {
                value++;
            }

            table[i] = (byte)value;
        }

        return table;
    }
}
