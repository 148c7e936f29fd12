using An8Suite.Workflow.Flags;

namespace An8Suite.Cli.Completion;

/// <summary>The completion of zsh.</summary>
internal static class ZshScript
{
    /// <summary>The script.</summary>
    public static string Of(IReadOnlyList<CompletedVerb> verbs) => CompletionScript.Fill(
        "an8.zsh",
        ("@paths@", [ShellText.Paths(verbs)]),
        ("@values@", CompletionScript.Valued(verbs).Select(value =>
            $"        {ShellText.AnyOf(value.Places)}) {Value(value.Option)}return ;;")),
        ("@verbs@", verbs.SelectMany(Behind)));

    private static string Value(CompletedOption option) => option.Kind switch
    {
        ValueKind.Name => $"compadd -- {ShellText.Quoted(option.Names)}; ",
        ValueKind.Names => $"_an8_names {ShellText.Quoted(option.Names)}; ",
        ValueKind.File => "_files; ",
        _ => "",
    };

    private static IEnumerable<string> Behind(CompletedVerb verb)
    {
        IEnumerable<(string Name, string Words)> options = verb.Options.SelectMany(option =>
            option.Spellings.Select(spelling => (spelling, option.Words)));
        yield return $"        {ShellWord.Quoted(verb.Path)})";
        yield return $"            found=({Described(options)})";
        yield return "            _an8_options && return";
        if (verb.Verbs.Count > 0)
        {
            yield return $"            found=({Described(verb.Verbs)})";
            yield return "            _an8_verbs ;;";
        }
        else
        {
            string names = verb.Names.Count > 0 ? $"compadd -- {ShellText.Quoted(verb.Names)}; " : "";
            yield return $"            {names}{(verb.TakesFiles ? "_files " : "")};;";
        }
    }

    private static string Described(IEnumerable<(string Name, string Words)> names) =>
        ShellText.Quoted(names.Select(name => $"{name.Name}:{name.Words}"));
}
