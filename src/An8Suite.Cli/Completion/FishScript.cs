namespace An8Suite.Cli.Completion;

/// <summary>The completion of fish.</summary>
internal static class FishScript
{
    /// <summary>The script.</summary>
    public static string Of(IReadOnlyList<CompletedVerb> verbs) => CompletionScript.Fill(
        "an8.fish",
        ("@paths@", [string.Join(' ', verbs.SelectMany(
            verb => verb.Verbs.Select(below => Quoted($"{verb.Path} {below.Name}"))))]),
        ("@lines@", verbs.SelectMany(Behind)));

    private static IEnumerable<string> Behind(CompletedVerb verb)
    {
        string line = $"complete -c an8 -n {Quoted($"__an8_behind {Quoted(verb.Path)}")}";
        return
        [
            .. verb.Verbs.Select(below => $"{line} -f -a {below.Name} -d {Quoted(below.Words)}"),
            .. verb.Names.Select(name => $"{line} {(verb.TakesFiles ? "" : "-f ")}-a {Quoted(name)}"),
            .. verb.Options.Select(option => $"{line} {Spelled(option)} -d {Quoted(option.Words)}"),
        ];
    }

    private static string Spelled(CompletedOption option)
    {
        IEnumerable<string> spellings = option.Spellings.Select(spelling =>
            spelling.StartsWith("--", StringComparison.Ordinal)
                ? $"-l {spelling[2..]}"
                : $"-s {Quoted(spelling[1..])}");
        string names = string.Join(' ', option.Names);
        return string.Join(' ', spellings) + option.Kind switch
        {
            ValueKind.Name => $" -x -a {Quoted(names)}",
            ValueKind.Names => $" -x -a {Quoted($"(__an8_names {names})")}",
            ValueKind.File => " -r -F",
            ValueKind.Free => " -x",
            _ => " -f",
        };
    }

    private static string Quoted(string text) =>
        $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
}
