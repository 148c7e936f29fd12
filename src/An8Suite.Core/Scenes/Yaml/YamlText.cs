using System.Globalization;
using System.Text;

namespace An8Suite.Core.Scenes.Yaml;

/// <summary>Writes a text as a scalar of YAML.</summary>
public static class YamlText
{
    private static readonly string[] Reserved = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

    /// <summary>In double quotes, on one line.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c is '"' or '\\' ? quoted.Append('\\').Append(c)
                : char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff' ? quoted.Append(
                    CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                : quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>As it is where every reader takes that for the same text, else <see cref="Quoted"/>.</summary>
    public static string Plain(string text)
    {
        bool isWord = text.Length > 0 && !char.IsAsciiDigit(text[0])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_');
        return isWord && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase) ? text : Quoted(text);
    }
}
