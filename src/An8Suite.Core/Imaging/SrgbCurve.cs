namespace An8Suite.Core.Imaging;

/// <summary>sRGB's transfer curve (IEC 61966-2-1) between display values and linear light.</summary>
public static class SrgbCurve
{
    private static readonly double[] Decoded = [.. Enumerable.Range(0, 256).Select(value => Linear(value / 255.0))];

    /// <summary>The byte's linear light in [0, 1].</summary>
    public static double Linear(byte value) => Decoded[value];

    /// <summary>The linear light of a display value in [0, 1].</summary>
    public static double Linear(double s) => s <= 0.04045 ? s / 12.92 : PortableMath.Pow((s + 0.055) / 1.055, 2.4);

    /// <summary>The curve from linear light of 0 or more to display values; 1 for 1.</summary>
    public static double Encode(double linear) =>
        linear <= 0.0031308 ? 12.92 * linear : (1.055 * PortableMath.Pow(linear, 1 / 2.4)) - 0.055;
}
