using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Colors;

/// <summary>A colour by hue, saturation and value of its sRGB channels.</summary>
/// <param name="HueDegrees">Any number; 0 is red, 120 green, 240 blue.</param>
/// <param name="Saturation">0 (grey) to 1.</param>
/// <param name="Value">0 (black) to 1: the largest channel.</param>
internal readonly record struct Hsv(double HueDegrees, double Saturation, double Value)
{
    private const double FullTurn = 360;
    private const double SixthTurn = 60;

    /// <summary>The nearest 8-bit colour.</summary>
    public SrgbColor ToSrgb() => new(Channel(5), Channel(3), Channel(1));

    /// <summary>v - v s clamp(min(k, 4 - k), 0, 1) with k = (n + h / 60) mod 6.</summary>
    private byte Channel(int n)
    {
        double turn = HueDegrees % FullTurn;
        double k = (n + ((turn < 0 ? turn + FullTurn : turn) / SixthTurn)) % 6;
        double share = Math.Clamp(Math.Min(k, 4 - k), 0, 1);
        return (byte)Math.Floor((byte.MaxValue * Value * (1 - (Saturation * share))) + 0.5);
    }
}
