using System.Globalization;

namespace An8Suite.Core.Imaging;

/// <summary>An 8-bit sRGB colour.</summary>
public readonly record struct SrgbColor(byte R, byte G, byte B)
{
    /// <summary>
    /// Reads <c>#rrggbb</c> or <c>#rgb</c>, which doubles each digit; false when <paramref name="text"/> is anything
    /// else.
    /// </summary>
    public static bool TryParse(string text, out SrgbColor color)
    {
        color = default;
        if (text is ['#', char r, char g, char b])
        {
            text = $"#{r}{r}{g}{g}{b}{b}";
        }

        if (text.Length != 7 || text[0] != '#'
            || !uint.TryParse(
                text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value))
        {
            return false;
        }

        color = new SrgbColor((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary><c>#rrggbb</c>.</summary>
    public override string ToString() => $"#{R:x2}{G:x2}{B:x2}";
}
