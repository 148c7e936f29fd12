namespace An8Suite.Core.Geometry.Anim8or;

/// <summary>A word of an .an8 file with what stands in its braces.</summary>
internal sealed class An8Chunk
{
    /// <summary>Deeper ones are no model's.</summary>
    private const int DeepestChunk = 64;

    private readonly List<double> _numbers = [];
    private readonly List<string> _texts = [];
    private readonly List<An8Chunk> _chunks = [];

    private An8Chunk(string name, int line) => (Name, Line) = (name, line);

    /// <summary>Such as <c>mesh</c>; empty for the whole file.</summary>
    public string Name { get; }

    /// <summary>Where it begins, from 1.</summary>
    public int Line { get; }

    /// <summary>The numbers directly in it, whatever parentheses group them.</summary>
    public IReadOnlyList<double> Numbers => _numbers;

    /// <summary>The first text directly in it; null without one.</summary>
    public string? Text => _texts.Count > 0 ? _texts[0] : null;

    /// <summary>The chunks directly in it.</summary>
    public IReadOnlyList<An8Chunk> Chunks => _chunks;

    /// <summary>The first chunk of a name; null without one.</summary>
    public An8Chunk? Find(string name) => _chunks.Find(chunk => chunk.Name == name);

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="InputException">It is not of nested chunks.</exception>
    public static An8Chunk Parse(string path, string text)
    {
        var scanner = new An8Scanner(path, text);
        var file = new An8Chunk(string.Empty, 1);
        file.Fill(scanner, depth: 0);
        return file;
    }

    private void Fill(An8Scanner scanner, int depth)
    {
        if (depth > DeepestChunk)
        {
            throw scanner.Wrong(Line, $"'{Name}' is nested more than {DeepestChunk} deep");
        }

        An8Token token = scanner.Next();
        while (token.Kind != (depth == 0 ? An8TokenKind.End : An8TokenKind.Close))
        {
            An8Token next = scanner.Next();
            switch (token.Kind)
            {
                case An8TokenKind.Word when next.Kind == An8TokenKind.Open:
                    var chunk = new An8Chunk(token.Text, token.Line);
                    chunk.Fill(scanner, depth + 1);
                    _chunks.Add(chunk);
                    next = scanner.Next();
                    break;
                case An8TokenKind.Number when depth > 0:
                    _numbers.Add(token.Number);
                    break;
                case An8TokenKind.Text when depth > 0:
                    _texts.Add(token.Text);
                    break;
                case An8TokenKind.Word when depth > 0:
                    break; // a setting such as 'decal'
                default:
                    throw scanner.Wrong(token.Line, token.Kind == An8TokenKind.End
                        ? $"the braces of '{Name}', which begins at line {Line}, do not close; the file is cut off"
                        : "expected a chunk such as object { ... }; is this a file of Anim8or?");
            }

            token = next;
        }
    }
}
