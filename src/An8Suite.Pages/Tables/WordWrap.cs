namespace An8Suite.Pages.Tables;

/// <summary>Breaks text between words.</summary>
internal static class WordWrap
{
    /// <summary>
    /// The lines of <paramref name="text"/>, none wider than <paramref name="width"/> but for a word that is.
    /// </summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
