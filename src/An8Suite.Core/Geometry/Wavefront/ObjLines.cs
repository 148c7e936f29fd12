using System.Text;

namespace An8Suite.Core.Geometry.Wavefront;

/// <summary>A statement of an .obj or .mtl file.</summary>
/// <param name="Key">Its first word.</param>
/// <param name="Rest">What follows, without spaces around it.</param>
/// <param name="Line">Where it begins.</param>
internal readonly record struct ObjLine(string Key, string Rest, int Line)
{
    /// <summary>The words that follow, up to a comment.</summary>
    public string[] Words =>
        [.. Rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => !word.StartsWith('#'))];
}

/// <summary>
/// The statements of an .obj or .mtl file: lines that are no comments, joined where one ends in a backslash.
/// </summary>
internal static class ObjLines
{
    private const int LongestLine = 4_000_000;

    /// <summary>Reads them one after the other; messages call the file <paramref name="name"/>.</summary>
    public static IEnumerable<ObjLine> Read(string path, string name)
    {
        using var reader = new StreamReader(
            path, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        StringBuilder text = new();
        (int first, int number) = (1, 1);
        for (int c = reader.Read(); c >= 0 || text.Length > 0; c = reader.Read())
        {
            if (c is not (-1 or '\n' or '\r'))
            {
                text.Append((char)c);
                if (text.Length > LongestLine)
                {
                    throw new InputException(
                        $"{name}:{first}: expected at most {LongestLine} characters in a line, found more");
                }

                continue;
            }

            if (c == '\r' && reader.Peek() == '\n')
            {
                continue;
            }

            number++;
            if (c >= 0 && text.Length > 0 && text[^1] == '\\')
            {
                text[^1] = ' ';
                continue;
            }

            if (Statement(text.ToString().Trim(), first) is { } line)
            {
                yield return line;
            }

            text.Clear();
            first = number;
        }
    }

    private static ObjLine? Statement(string text, int line)
    {
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        int end = text.AsSpan().IndexOfAny(' ', '\t');
        return end < 0 ? new ObjLine(text, string.Empty, line) : new ObjLine(text[..end], text[end..].Trim(), line);
    }
}
