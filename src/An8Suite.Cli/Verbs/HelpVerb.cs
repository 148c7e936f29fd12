using System.CommandLine;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 help</c>: the overview, or a verb's options.</summary>
internal static class HelpVerb
{
    /// <summary>The command; <paramref name="run"/> is what a command line does.</summary>
    public static Command Create(string name, Func<IReadOnlyList<string>, int> run)
    {
        Argument<string[]> verb =
            new("verb") { Description = "The verb, with the one below it.", Arity = ArgumentArity.ZeroOrMore };
        Command command = new(
            name, "Says what verbs there are, or what a verb takes.\n\nExample: an8 help mesh inspect")
        {
            verb,
        };
        verb.CompletionSources.Add(_ => command.Parents.OfType<Command>()
            .SelectMany(root => root.Subcommands).Select(other => other.Name));
        command.SetAction(parsed => run([.. parsed.GetValue(verb) ?? [], "--help"]));
        return command;
    }
}
