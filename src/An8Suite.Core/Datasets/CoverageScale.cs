using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Core.Datasets;

/// <summary>How coverage maps hold a count of samples in a byte: 255 n / 9, rounded.</summary>
public static class CoverageScale
{
    /// <summary>Samples of a pixel.</summary>
    public const int SampleCount = GBuffer.SamplesPerSide * GBuffer.SamplesPerSide;

    /// <summary>The byte of 0 to 9 covered samples.</summary>
    public static byte ToByte(byte covered) => (byte)(((255 * covered) + (SampleCount / 2)) / SampleCount);

    /// <summary>The covered samples of a byte, or -1 when no count has it.</summary>
    public static int ToCount(byte value)
    {
        int count = ((value * SampleCount) + 127) / 255;
        return ToByte((byte)count) == value ? count : -1;
    }
}
