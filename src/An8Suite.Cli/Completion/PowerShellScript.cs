namespace An8Suite.Cli.Completion;

/// <summary>The completion of PowerShell.</summary>
internal static class PowerShellScript
{
    /// <summary>The script.</summary>
    public static string Of(IReadOnlyList<CompletedVerb> verbs)
    {
        (string Place, CompletedOption Option)[] named =
        [
            .. from value in CompletionScript.Valued(verbs)
               where value.Option.Names.Count > 0
               from place in value.Places
               select (place, value.Option),
        ];
        return CompletionScript.Fill(
            "an8.ps1",
            ("@verbs@", verbs.Where(verb => verb.Verbs.Count > 0)
                .Select(verb => Entry(verb.Path, verb.Verbs.Select(below => below.Name)))),
            ("@options@", verbs.Select(
                verb => Entry(verb.Path, verb.Options.SelectMany(option => option.Spellings)))),
            ("@names@", verbs.Where(verb => verb.Names.Count > 0).Select(verb => Entry(verb.Path, verb.Names))
                .Concat(named.Select(value => Entry(value.Place, value.Option.Names)))),
            ("@lists@", named.Where(value => value.Option.Kind == ValueKind.Names)
                .Select(value => $"        {Quoted(value.Place)}")));
    }

    private static string Entry(string key, IEnumerable<string> words) =>
        $"        {Quoted(key)} = @({string.Join(", ", words.Select(Quoted))})";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
