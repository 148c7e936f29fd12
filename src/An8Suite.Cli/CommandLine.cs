using System.CommandLine;
using System.CommandLine.Help;
using An8Suite.Cli.Terminal;
using An8Suite.Cli.Verbs;
using An8Suite.Workflow.Experiments;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli;

/// <summary>The verbs, what is said when they fail, and the exit code.</summary>
public static class CommandLine
{
    /// <summary>Parses and runs; never throws. Results go to stdout, messages to stderr.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        IReadOnlyList<VerbGroup> groups = Groups(KnownExperiments.All);
        RootCommand root = Root(groups);
        ParseResult parsed = root.Parse(args.Count > 0 ? args : ["--help"]);
        // The parser has no errors where help is asked for, of a verb that there is not too.
        if (parsed.Errors.Count > 0 || UsageMessages.Unexpected(parsed).Any())
        {
            return Refuse(UsageMessages.Of(parsed));
        }

        if (parsed.Action is HelpAction && parsed.CommandResult.Command == root)
        {
            Overview.Print(root, groups);
            return ExitCode.Done;
        }

        try
        {
            // The verb's own exceptions are worth more than the parser's stack trace.
            return parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            });
        }
        catch (Exception error)
        {
            return Explain(ExitCode.Innermost(error));
        }
    }

    /// <summary>All verbs, those of <paramref name="known"/> experiments among them.</summary>
    internal static RootCommand Root(IReadOnlyList<KnownExperiment> known) => Root(Groups(known));

    /// <summary>The verbs in the order of the help; a new one is a line here.</summary>
    private static VerbGroup[] Groups(IReadOnlyList<KnownExperiment> known) =>
    [
        new("Data",
        [
            GenerateVerb.Create(),
            MergeVerb.Create(),
            VerifyVerb.Create(),
            ExportVerb.Create(),
            SheetVerb.Create(),
            ViewVerb.Create(),
            MeshVerb.Create(),
            RecipeVerb.Create(),
        ]),
        new("Networks",
        [
            NetworksVerb.Create(),
            TrainVerb.Create(),
            ImportVerb.Create(),
            InspectVerb.Create(),
            RespondVerb.Create(),
            SelectVerb.Create(),
        ]),
        new("Explain and score",
        [
            ExplainVerb.Create(),
            ScoreVerb.Create(),
            EvaluateVerb.Create(),
            ReportVerb.Create(),
        ]),
        new("Experiments", [.. known.Select(experiment => experiment.Command())]),
        new("Everything, and this machine",
        [
            ReproduceVerb.Create(),
            DoctorVerb.Create(),
            BenchVerb.Create(),
            CompletionVerb.Create(),
            HelpVerb.Create(Run),
        ]),
    ];

    private static RootCommand Root(IReadOnlyList<VerbGroup> groups)
    {
        RootCommand root = new(
            "Renders datasets whose truth is known to the pixel, trains networks on them, explains the networks, "
            + "and scores the explanations.");
        root.Options.Clear();
        root.Add(new HelpOption { Description = "This overview; behind a verb, what the verb takes." });
        root.Add(
            new VersionOption("--version", "-v") { Description = "The version, and the commit it was built from." });
        foreach (Command verb in groups.SelectMany(group => group.Verbs))
        {
            root.Add(verb);
        }

        return root;
    }

    private static int Explain(Exception error)
    {
        switch (error)
        {
            case var wrong when ExitCode.Of(wrong) == ExitCode.WrongInput:
                return Refuse([wrong.Message]);
            case OperationCanceledException:
                Console.Error.WriteLine(
                    "an8: interrupted; finished steps are kept, the same command goes on after them");
                return ExitCode.Interrupted;
            case IOException or UnauthorizedAccessException:
                Console.Error.WriteLine(
                    $"an8: {error.Message} (finished steps are kept; free space or choose another --out)");
                return ExitCode.StepFailed;
            default:
                Console.Error.WriteLine($"an8: {error.Message}");
                Console.Error.WriteLine(error.StackTrace);
                return ExitCode.StepFailed;
        }
    }

    private static int Refuse(IEnumerable<string> messages)
    {
        foreach (string message in messages)
        {
            Console.Error.WriteLine($"an8: {message}");
        }

        return ExitCode.WrongInput;
    }
}
