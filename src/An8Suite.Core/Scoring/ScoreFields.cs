using System.Globalization;

namespace An8Suite.Core.Scoring;

/// <summary>One line of <c>scores.csv</c> while it is read, so that messages can name file, line and column.</summary>
internal readonly record struct ScoreFields(string Path, int Line, IReadOnlyList<string> Header, string[] Fields)
{
    public string Text(string column)
    {
        int index = 0;
        while (Header[index] != column)
        {
            index++;
        }

        return Fields[index];
    }

    public int Integer(string column) =>
        int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw Wrong(column, "an integer");

    public double? Score(string column)
    {
        string text = Text(column);
        return text.Length == 0 ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && value is >= 0 and <= 1
            ? value
            : throw Wrong(column, "a fraction in [0, 1] or nothing");
    }

    public ScoreStatus Status(string column)
    {
        string text = Text(column);
        ScoreStatus[] all = Enum.GetValues<ScoreStatus>();
        int index = Array.FindIndex(all, status => ScoreTable.StatusText(status) == text);
        return index >= 0
            ? all[index]
            : throw Wrong(column, $"one of {string.Join(", ", all.Select(ScoreTable.StatusText))}");
    }

    private InputException Wrong(string column, string expected) =>
        new($"{Path}:{Line}: column {column}: expected {expected}, found '{Text(column)}'");
}
