using System.CommandLine;
using System.CommandLine.Parsing;
using An8Suite.Core;

namespace An8Suite.Cli.Terminal;

/// <summary>Says what is wrong with a command line, with the nearest valid name.</summary>
internal static class UsageMessages
{
    /// <summary>One message a defect of <paramref name="parsed"/>.</summary>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string name = FullName(parsed.CommandResult);
        string[] verbs = [.. command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name)];
        if (verbs.Length > 0)
        {
            string? verb = parsed.UnmatchedTokens.FirstOrDefault(t => !t.StartsWith('-'));
            yield return verb is null
                ? $"expected a verb; valid: {string.Join(", ", verbs)} (see "
                    + $"an8{(name.Length > 0 ? " " + name : string.Empty)} --help)"
                : $"unknown verb '{verb}'; {NearestName.Hint(verb, verbs)}";
            yield break;
        }

        string[] options = [.. command.Options.Select(o => o.Name).Order(StringComparer.Ordinal)];
        string[] unknown = [.. parsed.UnmatchedTokens.Where(t => t.StartsWith('-'))];
        foreach (string option in unknown)
        {
            yield return $"{name}: unknown option '{option}'; {NearestName.Hint(option, options)}";
        }

        if (unknown.Length == 0)
        {
            foreach (string message in parsed.Errors.Select(e => e.Message).Distinct())
            {
                yield return $"{name}: {message} (see an8 {name} --help)";
            }
        }
    }

    /// <summary>The verb with the verb above it, such as <c>mesh inspect</c>; empty for the program itself.</summary>
    private static string FullName(CommandResult command) => command.Parent is CommandResult above
        ? $"{FullName(above)} {command.Command.Name}".TrimStart()
        : string.Empty;
}
