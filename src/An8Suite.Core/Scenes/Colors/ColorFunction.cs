using System.Globalization;
using An8Suite.Core.Imaging;

namespace An8Suite.Core.Scenes.Colors;

/// <summary>A colour written as a function: <c>hsv(210 80% 90%)</c> or <c>oklch(0.7 0.11 200)</c>, with spaces or commas.</summary>
internal static class ColorFunction
{
    /// <summary>The functions there are, as users write them.</summary>
    public const string Valid = "hsv(hue saturation% value%), oklch(lightness chroma hue)";

    private const string HsvStart = "hsv(";
    private const string OklchStart = "oklch(";
    private const double MostDegrees = 360;
    private const double Percent = 100;

    /// <summary>Whether the text is meant as a function, well or badly written.</summary>
    public static bool IsOne(string text) => text.StartsWith(HsvStart, StringComparison.OrdinalIgnoreCase)
        || text.StartsWith(OklchStart, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the colour; what is wrong is in <paramref name="problem"/>, null where all is fine.</summary>
    public static SrgbColor Read(string text, out string? problem)
    {
        if (!text.EndsWith(')'))
        {
            problem = $"'{text}' has no closing bracket (inside {{ }} and [ ] YAML ends a plain value at a comma: "
                + "put quotes around it, or spaces in place of the commas)";
            return default;
        }

        int open = text.IndexOf('(', StringComparison.Ordinal);
        string[] words = text[(open + 1)..^1].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        SrgbColor color = default;
        problem = words.Length != 3 ? $"expected three numbers, found {words.Length} values; valid: {Valid}"
            : text.StartsWith(HsvStart, StringComparison.OrdinalIgnoreCase) ? ProblemOfHsv(words, out color)
            : ProblemOfOklch(words, out color);
        problem = problem is null ? null : $"'{text}': {problem}";
        return color;
    }

    private static string? ProblemOfHsv(string[] words, out SrgbColor color)
    {
        color = default;
        double hue = Number(words[0]);
        if (!(Math.Abs(hue) <= MostDegrees))
        {
            return $"expected a hue of -360 to 360 degrees, found '{words[0]}'";
        }

        double[] shares = [.. words[1..].Select(word => word.EndsWith('%') ? Number(word[..^1]) : double.NaN)];
        if (shares.Any(share => share is not (>= 0 and <= Percent)))
        {
            return $"expected saturation and value from 0% to 100%, with the sign, found '{words[1]}' and '{words[2]}'";
        }

        color = new Hsv(hue, shares[0] / Percent, shares[1] / Percent).ToSrgb();
        return null;
    }

    private static string? ProblemOfOklch(string[] words, out SrgbColor color)
    {
        color = default;
        (double lightness, double chroma, double hue) = (Number(words[0]), Number(words[1]), Number(words[2]));
        if (lightness is not (>= 0 and <= 1) || chroma is not (>= 0 and <= Oklch.MostChroma) || !(Math.Abs(hue) <= MostDegrees))
        {
            return FormattableString.Invariant(
                $"expected a lightness of 0 to 1, a chroma of 0 to {Oklch.MostChroma} and a hue of -360 to 360 degrees");
        }

        return new Oklch(lightness, chroma, hue).TryToSrgb(out color) ? null : FormattableString.Invariant(
            $"lies outside sRGB; at this lightness and hue the largest chroma that fits is {Oklch.LargestChroma(lightness, hue)}");
    }

    private static double Number(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;
}
