using System.Globalization;
using System.Text;

namespace An8Suite.Core.Geometry.Anim8or;

/// <summary>What a token of an .an8 file is.</summary>
internal enum An8TokenKind
{
    /// <summary>A word such as <c>object</c>.</summary>
    Word,

    /// <summary>A quoted text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An opening brace.</summary>
    Open,

    /// <summary>A closing brace.</summary>
    Close,

    /// <summary>After the last token.</summary>
    End,
}

/// <summary>One token.</summary>
internal readonly record struct An8Token(An8TokenKind Kind, string Text, double Number, int Line);

/// <summary>
/// Cuts the text of an .an8 file into tokens; comments and parentheses, which only group numbers, are left out.
/// </summary>
internal sealed class An8Scanner(string path, string text)
{
    private int _at;
    private int _line = 1;

    /// <summary>The next token.</summary>
    /// <exception cref="InputException">There is something that is no token.</exception>
    public An8Token Next()
    {
        SkipBlanks();
        if (_at >= text.Length)
        {
            return new An8Token(An8TokenKind.End, string.Empty, 0, _line);
        }

        char c = text[_at];
        switch (c)
        {
            case '{' or '}':
                _at++;
                return new An8Token(c == '{' ? An8TokenKind.Open : An8TokenKind.Close, $"{c}", 0, _line);
            case '"':
                return ReadText();
            default:
                return char.IsAsciiLetter(c) || c == '_' ? ReadWord() : ReadNumber();
        }
    }

    /// <summary>A complaint about a line.</summary>
    public InputException Wrong(int line, string message) => new($"{path}:{line}: {message}");

    private void SkipBlanks()
    {
        while (_at < text.Length)
        {
            char c = text[_at];
            if (Starts("/*"))
            {
                int end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                Advance(end < 0 ? text.Length : end + 2);
            }
            else if (Starts("//"))
            {
                int end = text.IndexOf('\n', _at);
                Advance(end < 0 ? text.Length : end);
            }
            else if (char.IsWhiteSpace(c) || c is '(' or ')' or ',' or '\0' or '\ufeff')
            {
                Advance(_at + 1);
            }
            else
            {
                return;
            }
        }
    }

    private bool Starts(string mark) => string.CompareOrdinal(text, _at, mark, 0, mark.Length) == 0;

    private void Advance(int to)
    {
        _line += text.AsSpan(_at, to - _at).Count('\n');
        _at = to;
    }

    private An8Token ReadText()
    {
        int line = _line;
        var read = new StringBuilder();
        for (int i = _at + 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                Advance(i + 1);
                return new An8Token(An8TokenKind.Text, read.ToString(), 0, line);
            }

            i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
            read.Append(text[i]);
        }

        throw Wrong(line, "a text begins here and does not end; the file is damaged or cut off");
    }

    private An8Token ReadWord()
    {
        int from = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        return new An8Token(An8TokenKind.Word, text[from.._at], 0, _line);
    }

    private An8Token ReadNumber()
    {
        int from = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '+' or '-' or '.'))
        {
            _at++;
        }

        return double.TryParse(
            text.AsSpan(from, _at - from), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) && float.IsFinite((float)number)
            ? new An8Token(An8TokenKind.Number, string.Empty, number, _line)
            : throw Wrong(_line, "expected a word, a text, a number or a brace, "
                + $"found '{text[from..Math.Min(Math.Max(_at, from + 1), from + 20)]}'");
    }
}
