namespace An8Suite.Tests;

/// <summary>Lines end at column 120, as <c>.editorconfig</c> says and no formatter checks.</summary>
public sealed class LineLengthTests
{
    private const int Columns = 120;

    [Fact]
    public void No_line_of_the_source_is_longer_than_120_columns_but_for_text_that_it_holds() => Assert.Empty(
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.cs", SearchOption.AllDirectories)
        where !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "obj" or "bin")
        from line in TooLong(File.ReadAllText(file))
        select $"{Path.GetRelativePath(RepositoryRoot.Path, file)}:{line}");

    [Fact]
    public void What_reaches_beyond_must_begin_within_a_text()
    {
        string code = new('x', 60);
        Assert.Equal([2], TooLong($"a\n{code} {code}\n// \"{code}\n"));
        Assert.Equal([1], TooLong($"// {code} {code}"));
        Assert.Equal([1], TooLong($"Say(\"{code}\", {code}{code})"));
        Assert.Empty(TooLong($"Say({code}, \"{code}{code}\")"));
        Assert.Empty(TooLong($"Say(\"\"\"\n{code} {code}\n\"\"\")"));
    }

    private static IEnumerable<int> TooLong(string text)
    {
        (int From, int To)[] texts = [.. SourceText.Unread().Matches(text).Where(match => match.Value[0] is not '/')
            .Select(match => (match.Index, match.Index + match.Length))];
        int start = 0;
        foreach ((int number, string line) in text.Split('\n').Index())
        {
            int beyond = start + Columns;
            if (line.TrimEnd('\r').Length > Columns && !texts.Any(span => span.From < beyond && beyond < span.To))
            {
                yield return number + 1;
            }

            start += line.Length + 1;
        }
    }
}
