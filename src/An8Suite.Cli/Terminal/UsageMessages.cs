using System.CommandLine;
using System.CommandLine.Parsing;
using An8Suite.Core;

namespace An8Suite.Cli.Terminal;

/// <summary>Says what is wrong with a command line, with the nearest valid name.</summary>
internal static class UsageMessages
{
    /// <summary>
    /// The words that no verb, argument or option takes, and those that an argument takes for a name though they look
    /// like options: a folder of such a name is <c>./--name</c>.
    /// </summary>
    public static IEnumerable<string> Unexpected(ParseResult parsed) => parsed.CommandResult.Children
        .OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value)
        .Where(word => word.StartsWith("--", StringComparison.Ordinal)).Concat(parsed.UnmatchedTokens);

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
        string[] unknown = [.. Unexpected(parsed).Where(t => t.StartsWith('-'))];
        foreach (string option in unknown)
        {
            yield return $"{name}: unknown option '{option}'; {NearestName.Hint(option, options)}";
        }

        IEnumerable<string> errors = parsed.Errors.Count > 0
            ? parsed.Errors.Select(error => error.Message).Distinct()
            : [$"unexpected '{string.Join(' ', parsed.UnmatchedTokens)}'"];
        foreach (string message in unknown.Length == 0 ? errors : [])
        {
            yield return $"{name}: {message} (see an8 {name} --help)";
        }
    }

    /// <summary>The verb with the verb above it, such as <c>mesh inspect</c>; empty for the program itself.</summary>
    private static string FullName(CommandResult command) => command.Parent is CommandResult above
        ? $"{FullName(above)} {command.Command.Name}".TrimStart()
        : string.Empty;
}
