using System.Text.RegularExpressions;

namespace An8Suite.Core.Files;

/// <summary>
/// Names from files, which go into recipes, tables and terminals, where what controls a line would end or spoil it.
/// </summary>
internal static partial class OneLine
{
    private const int LongestWord = 60, LongestMessage = 300;

    /// <summary>The text with spaces for control characters.</summary>
    public static string Of(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));

    /// <summary>The same, cut off where nobody reads on.</summary>
    public static string Short(string text) => Cut(Of(text), LongestWord);

    /// <summary>What a library says of a file, without the data that it repeats.</summary>
    public static string Message(string text) => Cut(Data().Replace(Of(text), "${start}..."), LongestMessage);

    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(longest - 3)] + "...";

    [GeneratedRegex(
        "(?<start>[A-Za-z0-9+/=_-]{24})[A-Za-z0-9+/=_-]{40,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Data();
}
