using System.Numerics;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Geometry;

/// <summary>Linear light, which glTF files hold, and the bytes of sRGB.</summary>
public static class LinearColor
{
    /// <summary>The nearest sRGB colour; values beyond 0 to 1 are cut, what is no number is 1.</summary>
    public static SrgbColor ToSrgb(double r, double g, double b) => new(Encode(r), Encode(g), Encode(b));

    /// <summary>The linear light of a colour, from 0 to 1.</summary>
    public static Vector3 Of(SrgbColor color) =>
        new((float)SrgbCurve.Linear(color.R), (float)SrgbCurve.Linear(color.G), (float)SrgbCurve.Linear(color.B));

    private static byte Encode(double linear)
    {
        int value = double.IsNaN(linear) ? 255 : 0;
        while (value < 255 && linear >= (SrgbCurve.Linear((byte)value) + SrgbCurve.Linear((byte)(value + 1))) / 2)
        {
            value++;
        }

        return (byte)value;
    }
}
