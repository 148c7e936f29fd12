using System.CommandLine;

namespace An8Suite.Cli.Completion;

/// <summary>The scripts that complete an8's command lines, with everything that they complete in them.</summary>
/// <remarks>So that a key takes no time, a script asks no program: after an update it is printed anew.</remarks>
internal static class CompletionScript
{
    private static readonly Dictionary<string, Func<IReadOnlyList<CompletedVerb>, string>> Writers = new()
    {
        ["bash"] = BashScript.Of,
        ["zsh"] = ZshScript.Of,
        ["fish"] = FishScript.Of,
        ["powershell"] = PowerShellScript.Of,
    };

    /// <summary>The shells.</summary>
    public static IReadOnlyList<string> Shells { get; } = [.. Writers.Keys];

    /// <summary>The script of one of <see cref="Shells"/>.</summary>
    public static string Of(string shell, RootCommand root) => Writers[shell](CompletedVerb.All(root));

    /// <summary>The text that stands beside the writers, such as <c>an8.bash</c>, with lines put in.</summary>
    public static string Fill(string file, params IEnumerable<(string Place, IEnumerable<string> Lines)> parts)
    {
        using Stream stream = typeof(CompletionScript).Assembly.GetManifestResourceStream(file)!;
        using StreamReader reader = new(stream);
        return parts.Aggregate(reader.ReadToEnd().ReplaceLineEndings("\n"), (text, part) => text.Replace(
            part.Place, string.Join('\n', part.Lines), StringComparison.Ordinal));
    }

    /// <summary>Every option that takes a value, behind its verb: <c>train --out</c>.</summary>
    public static IEnumerable<(IEnumerable<string> Places, CompletedOption Option)> Valued(
        IReadOnlyList<CompletedVerb> verbs) =>
        from verb in verbs
        from option in verb.Options
        where option.Kind != ValueKind.None
        select (option.Spellings.Select(spelling => $"{verb.Path} {spelling}"), option);
}
