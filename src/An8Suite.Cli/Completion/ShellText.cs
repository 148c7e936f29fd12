using An8Suite.Workflow.Flags;

namespace An8Suite.Cli.Completion;

/// <summary>Text within a script.</summary>
internal static class ShellText
{
    /// <summary>The words in single quotes, with spaces between.</summary>
    public static string Quoted(IEnumerable<string> words) => string.Join(' ', words.Select(ShellWord.Quoted));

    /// <summary>A pattern of <c>case</c> that is any of some texts.</summary>
    public static string AnyOf(IEnumerable<string> texts) => string.Join(" | ", texts.Select(ShellWord.Quoted));

    /// <summary>The verbs as a command line names them word by word: <c> mesh</c>, <c>mesh inspect</c>.</summary>
    public static string Paths(IReadOnlyList<CompletedVerb> verbs) =>
        AnyOf(verbs.SelectMany(verb => verb.Verbs.Select(below => $"{verb.Path} {below.Name}")));
}
