namespace An8Suite.Workflow.Flags;

/// <summary>A word of a command that is printed for people to paste.</summary>
internal static class ShellWord
{
    /// <summary>The word as a shell reads it back, in quotes where it needs them.</summary>
    public static string Of(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter)
            || "-_./,:+".Contains(letter, StringComparison.Ordinal))
            ? text
            : Quoted(text);

    /// <summary>The word in single quotes, as bash and zsh read them.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
