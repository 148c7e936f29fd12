using System.CommandLine;
using An8Suite.Cli.Completion;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 completion</c>: what a shell needs to complete verbs, options and names.</summary>
internal static class CompletionVerb
{
    /// <summary>The command; <paramref name="root"/> makes the program with all its verbs.</summary>
    public static Command Create(string name, Func<RootCommand> root)
    {
        Argument<string> shell = Options.OneOf(
            new Argument<string>("shell") { Description = "The shell." }, CompletionScript.Shells);
        Command command = new(
            name,
            "Prints a script with which a shell completes verbs, options and names. Its first lines say where it "
                + "goes.\n\nExample: an8 completion bash")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            Console.Write(CompletionScript.Of(parsed.GetRequiredValue(shell), root()));
            return ExitCode.Done;
        });
        return command;
    }
}
