using System.CommandLine;
using An8Suite.Core;

namespace An8Suite.Cli.Terminal;

/// <summary>Says what is wrong with a command line, with the nearest valid name.</summary>
public static class UsageMessages
{
    /// <summary>One message a defect of <paramref name="parsed"/>.</summary>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string[] verbs = [.. command.Subcommands.Select(c => c.Name)];
        if (verbs.Length > 0)
        {
            string? verb = parsed.UnmatchedTokens.FirstOrDefault(t => !t.StartsWith('-'));
            yield return verb is null
                ? $"expected a verb; valid: {string.Join(", ", verbs)} (see --help)"
                : $"unknown verb '{verb}'; {NearestName.Hint(verb, verbs)}";
            yield break;
        }

        string[] options = [.. command.Options.Select(o => o.Name).Order(StringComparer.Ordinal)];
        string[] unknown = [.. parsed.UnmatchedTokens.Where(t => t.StartsWith('-'))];
        foreach (string option in unknown)
        {
            yield return $"{command.Name}: unknown option '{option}'; {NearestName.Hint(option, options)}";
        }

        if (unknown.Length == 0)
        {
            foreach (string message in parsed.Errors.Select(e => e.Message).Distinct())
            {
                yield return $"{command.Name}: {message} (see an8 {command.Name} --help)";
            }
        }
    }
}
