using System.Text;
using An8Suite.Core.Files;

namespace An8Suite.Core.Scoring;

/// <summary>Comma-separated values as RFC 4180 describes them, with a header line.</summary>
public static class CsvFile
{
    /// <summary>Writes a header and rows; fields are quoted where they must be.</summary>
    public static void Write(string path, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        AppendRow(text, header);
        foreach (IReadOnlyList<string> row in rows)
        {
            AppendRow(text, row);
        }

        FinishedFile.WriteText(path, text.ToString());
    }

    /// <summary>Reads all rows, the header first; line ends may be CRLF or LF.</summary>
    /// <exception cref="InputException">
    /// The file is missing or empty, a quote is not closed, or a row has another length.
    /// </exception>
    public static IReadOnlyList<string[]> Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (IOException error)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }

        List<string[]> rows = Parse(text, path);
        return rows.Count > 0 ? rows : throw new InputException($"{path}: expected a header line, found an empty file");
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> row)
    {
        for (int i = 0; i < row.Count; i++)
        {
            bool quoted = row[i].AsSpan().ContainsAny("\",\r\n");
            text.Append(i > 0 ? "," : "")
                .Append(quoted ? $"\"{row[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : row[i]);
        }

        text.Append("\r\n");
    }

    private static List<string[]> Parse(string text, string path)
    {
        var rows = new List<string[]>();
        int position = 0;
        int line = 1;
        while (position < text.Length)
        {
            int firstLine = line;
            var fields = new List<string>();
            do
            {
                fields.Add(ReadField(text, ref position, ref line, path));
            }
            while (position < text.Length && text[position++] == ',');

            if (position < text.Length && text[position - 1] == '\r' && text[position] == '\n')
            {
                position++;
            }

            line++;
            if (rows.Count > 0 && fields.Count != rows[0].Length)
            {
                throw new InputException(
                    $"{path}:{firstLine}: expected {rows[0].Length} fields as in the header, found {fields.Count}");
            }

            rows.Add([.. fields]);
        }

        return rows;
    }

    /// <summary>Reads to the next comma or line end, which stays unread.</summary>
    private static string ReadField(string text, ref int position, ref int line, string path)
    {
        if (position >= text.Length || text[position] != '"')
        {
            int length = text.AsSpan(position).IndexOfAny(",\r\n");
            int end = length < 0 ? text.Length : position + length;
            string plain = text[position..end];
            position = end;
            return plain;
        }

        var field = new StringBuilder();
        int openedAt = line;
        for (position++; position < text.Length; position++)
        {
            char letter = text[position];
            if (letter == '"' && (position + 1 >= text.Length || text[position + 1] != '"'))
            {
                position++;
                return position == text.Length || text[position] is ',' or '\r' or '\n'
                    ? field.ToString()
                    : throw new InputException(
                        $"{path}:{line}: expected a comma or the line's end after a quoted field, "
                        + $"found '{text[position]}'");
            }

            position += letter == '"' ? 1 : 0;
            line += letter == '\n' ? 1 : 0;
            field.Append(letter);
        }

        throw new InputException($"{path}:{openedAt}: a quoted field is not closed");
    }
}
