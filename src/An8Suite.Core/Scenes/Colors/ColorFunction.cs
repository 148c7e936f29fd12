using System.Globalization;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Colors;

/// <summary>
/// A colour written as a function: <c>hsv(210 80% 90%)</c> or <c>oklch(0.7 0.15 200)</c>, with spaces or commas.
/// </summary>
/// <remarks>Saturation, value and lightness are numbers from 0 to 1, or percentages.</remarks>
internal static class ColorFunction
{
    /// <summary>The functions there are, as users write them.</summary>
    public const string Valid = "hsv(hue saturation% value%), oklch(lightness chroma hue)";

    private const double FarthestHue = 1e6;

    /// <summary>Whether the text is meant as a function, well or badly written.</summary>
    public static bool IsOne(string text) =>
        text.StartsWith("hsv(", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("oklch(", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the colour; what is wrong is in <paramref name="problem"/>, null where all is fine.</summary>
    public static SrgbColor Read(string text, out string? problem)
    {
        if (!text.EndsWith(')'))
        {
            problem = $"'{text}' has no closing bracket (inside {{ }} and [ ] YAML ends a value at a comma: "
                + "put quotes around it, or spaces in place of commas)";
            return default;
        }

        int open = text.IndexOf('(', StringComparison.Ordinal);
        string[] words = text[(open + 1)..^1].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        bool isHsv = char.ToLowerInvariant(text[0]) == 'h';
        double[] numbers = [.. words.Select((word, i) => Number(word, isHsv ? i > 0 : i == 0))];
        if (numbers.Length != 3 || !numbers.All(double.IsFinite))
        {
            string found = numbers.Length != 3 ? $"{words.Length} values"
                : $"'{words[Array.FindIndex(numbers, n => !double.IsFinite(n))]}'";
            problem = $"'{text}': expected three numbers, found {found}; valid: {Valid}";
            return default;
        }

        return isHsv
            ? ReadHsv(new Hsv(numbers[0], numbers[1], numbers[2]), text, out problem)
            : ReadOklch(new Oklch(numbers[0], numbers[1], numbers[2]), text, out problem);
    }

    /// <summary>
    /// The number, a hundredth of it before a percent sign where one may stand; not a number for anything else.
    /// </summary>
    private static double Number(string word, bool isShare)
    {
        bool isPercent = isShare && word.EndsWith('%');
        bool isNumber = double.TryParse(
            isPercent ? word[..^1] : word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        return isNumber ? (isPercent ? value / 100 : value) : double.NaN;
    }

    private static SrgbColor ReadHsv(Hsv color, string text, out string? problem)
    {
        problem = !(Math.Abs(color.HueDegrees) <= FarthestHue)
            ? $"'{text}': expected a hue of -1000000 to 1000000 degrees"
            : color.Saturation is not (>= 0 and <= 1) || color.Value is not (>= 0 and <= 1)
            ? $"'{text}': expected saturation and value from 0 to 1, or 0% to 100%"
            : null;
        return problem is null ? color.ToSrgb() : default;
    }

    private static SrgbColor ReadOklch(Oklch color, string text, out string? problem)
    {
        if (color.Lightness is not (>= 0 and <= 1) || color.Chroma < 0 || !(Math.Abs(color.HueDegrees) <= FarthestHue))
        {
            problem = $"'{text}': expected a lightness from 0 to 1, a chroma of 0 or more and a hue of -1000000 to "
                + "1000000 degrees";
            return default;
        }

        bool fits = color.TryToSrgb(out SrgbColor srgb);
        problem = fits ? null : FormattableString.Invariant(
            $"'{text}' lies outside sRGB; at this lightness and hue the largest chroma that fits is ")
            + FormattableString.Invariant($"{Oklch.LargestChroma(color.Lightness, color.HueDegrees)}");
        return srgb;
    }
}
