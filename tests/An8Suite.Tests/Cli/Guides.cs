using System.Text.RegularExpressions;

namespace An8Suite.Tests.Cli;

/// <summary>The README and every other Markdown file of the repository.</summary>
internal static partial class Guides
{
    private static readonly string[] Made = ["bin", "obj", "out", "own", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>Their paths from the repository's root, with slashes.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Below(RepositoryRoot.Path).Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static string Read(string guide) =>
        File.ReadAllText(Path.Combine(RepositoryRoot.Path, guide)).ReplaceLineEndings("\n");

    /// <summary>The blocks of one language, whole.</summary>
    public static IEnumerable<string> Blocks(string text, string language) => Block().Matches(text)
        .Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value);

    /// <summary>The pieces of code within the prose.</summary>
    public static IEnumerable<string> Pieces(string text) =>
        Piece().Matches(Block().Replace(text, "")).Select(match => match.Groups[1].Value.ReplaceLineEndings(" "));

    /// <summary>The first cells of the rows of tables that are a piece of code.</summary>
    public static IEnumerable<string> Rows(string text) =>
        Row().Matches(text).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder, "*.md").Concat(
        Directory.EnumerateDirectories(folder).Where(inner => !Made.Contains(Path.GetFileName(inner)) && Path.GetFileName(inner)[0] != '.')
            .SelectMany(Below));

    [GeneratedRegex("^```([a-z]*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Piece();

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
