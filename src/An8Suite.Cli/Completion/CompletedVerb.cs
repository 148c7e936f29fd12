using System.CommandLine;
using System.CommandLine.Completions;

namespace An8Suite.Cli.Completion;

/// <summary>What may stand behind a verb, read off its definition.</summary>
/// <param name="Path">Such as <c>mesh inspect</c>; empty for the program.</param>
/// <param name="Verbs">The verbs below it, with a sentence each.</param>
/// <param name="Options">Its options.</param>
/// <param name="Names">Names that its arguments take beside files.</param>
internal sealed record CompletedVerb(
    string Path,
    IReadOnlyList<(string Name, string Words)> Verbs,
    IReadOnlyList<CompletedOption> Options,
    IReadOnlyList<string> Names)
{
    /// <summary>Whether they take files.</summary>
    public required bool TakesFiles { get; init; }

    // Each is a file, or a name that stands for one of the suite's own.
    private static readonly string[] FileArguments = ["recipe", "recipes", "subject"];

    /// <summary>The program and every verb that the help shows.</summary>
    public static IReadOnlyList<CompletedVerb> All(RootCommand root) => [.. Below(root, "", root)];

    private static IEnumerable<CompletedVerb> Below(Command command, string path, RootCommand root)
    {
        Command[] verbs = [.. command.Subcommands.Where(verb => !verb.Hidden)];
        IEnumerable<Option> everywhere =
            command == root ? [] : root.Options.Where(option => option.Recursive);
        CompletedVerb own = new(
            path,
            [.. verbs.Select(verb => (verb.Name, CompletedOption.Short(verb.Description!)))],
            [.. command.Options.Concat(everywhere).Where(option => !option.Hidden).Select(CompletedOption.Of)],
            [.. command.Arguments.SelectMany(argument => argument.GetCompletions(CompletionContext.Empty))
                .Select(name => name.Label)])
        {
            TakesFiles = command.Arguments.Any(argument => FileArguments.Contains(argument.Name)
                || !argument.GetCompletions(CompletionContext.Empty).Any()),
        };
        return verbs.SelectMany(verb => Below(verb, $"{path} {verb.Name}".TrimStart(), root)).Prepend(own);
    }
}
