using An8Suite.Workflow.Flags;

namespace An8Suite.Cli.Completion;

/// <summary>The completion of bash.</summary>
internal static class BashScript
{
    /// <summary>The script.</summary>
    public static string Of(IReadOnlyList<CompletedVerb> verbs) => CompletionScript.Fill(
        "an8.bash",
        ("@paths@", [ShellText.Paths(verbs)]),
        ("@values@", CompletionScript.Valued(verbs).Select(value =>
            $"        {ShellText.AnyOf(value.Places)}) {Value(value.Option)}return ;;")),
        ("@verbs@", verbs.Select(verb =>
            $"        {ShellWord.Quoted(verb.Path)}) _an8_behind {Words(verb.Verbs.Select(below => below.Name))} "
            + $"{Words(verb.Options.SelectMany(option => option.Spellings))} {Words(verb.Names)}"
            + $"{(verb.TakesFiles ? "; _an8_file" : "")} ;;")));

    private static string Value(CompletedOption option) => option.Kind switch
    {
        ValueKind.Name => $"_an8_name {Words(option.Names)}; ",
        ValueKind.Names => $"_an8_names {Words(option.Names)}; ",
        ValueKind.File => "_an8_file; ",
        _ => "",
    };

    private static string Words(IEnumerable<string> words) => ShellWord.Quoted(string.Join(' ', words));
}
