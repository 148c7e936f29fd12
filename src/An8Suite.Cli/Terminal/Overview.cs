using System.CommandLine;
using An8Suite.Pages.Tables;

namespace An8Suite.Cli.Terminal;

/// <summary>What <c>an8 --help</c> prints: the verbs in their groups, a sentence each.</summary>
internal static class Overview
{
    private const int Width = 80; // of every terminal, and of tools/help.txt

    /// <summary>Prints it.</summary>
    public static void Print(RootCommand root, IReadOnlyList<VerbGroup> groups)
    {
        foreach (string line in Lines(root, groups))
        {
            Console.WriteLine(line);
        }
    }

    /// <summary>The first sentence of a description.</summary>
    public static string FirstSentence(string description)
    {
        string sentences = description.Split('\n')[0];
        int end = sentences.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? sentences : sentences[..(end + 1)];
    }

    private static IEnumerable<string> Lines(RootCommand root, IReadOnlyList<VerbGroup> groups)
    {
        string[] options = [.. root.Options.Select(NamesOf)];
        int indent = 4 + options.Concat(root.Subcommands.Select(verb => verb.Name)).Max(name => name.Length);
        Command Of(Verb verb) => root.Subcommands.Single(command => command.Name == verb.Name);
        IEnumerable<string> Rows(IEnumerable<(string Name, string Words)> rows) =>
            rows.SelectMany(row => WordWrap.Lines(row.Words, Width - indent)
                .Select((line, i) => $"  {(i == 0 ? row.Name : "")}".PadRight(indent) + line));
        return
        [
            .. WordWrap.Lines(root.Description!, Width),
            "",
            "Usage: an8 VERB [arguments] [options]; 'an8 help VERB' says which",
            .. groups.SelectMany(group => Rows(
                group.Verbs.Select(verb => (verb.Name, FirstSentence(Of(verb).Description!))))
                .Prepend(group.Heading).Prepend("")),
            "",
            "Options",
            .. Rows(root.Options.Select(option => (NamesOf(option), option.Description!))),
        ];
    }

    private static string NamesOf(Option option) => string.Join(
        ", ", option.Aliases.Where(alias => alias[0] == '-').Append(option.Name).OrderBy(name => name.Length));
}
