using System.CommandLine;
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
        ParseResult parsed = Root(KnownExperiments.All).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Refuse(UsageMessages.Of(parsed));
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
    internal static RootCommand Root(IReadOnlyList<KnownExperiment> known)
    {
        RootCommand root = new(
            "Renders datasets whose truth is known to the pixel, trains networks on them, explains the networks, "
            + "and scores the explanations.")
        {
            GenerateVerb.Create(),
            MergeVerb.Create(),
            VerifyVerb.Create(),
            ExportVerb.Create(),
            SheetVerb.Create(),
            MeshVerb.Create(),
            ViewVerb.Create(),
            RecipeVerb.Create(),
            NetworksVerb.Create(),
            TrainVerb.Create(),
            ImportVerb.Create(),
            RespondVerb.Create(),
            SelectVerb.Create(),
            ExplainVerb.Create(),
            ScoreVerb.Create(),
            EvaluateVerb.Create(),
        };
        Command[] experiments = [.. known.Select(experiment => experiment.Command())];
        Command[] last =
        [
            ReportVerb.Create(),
            ReproduceVerb.Create(),
            InspectVerb.Create(),
            BenchVerb.Create(),
            DoctorVerb.Create(),
        ];
        foreach (Command verb in (Command[])[.. experiments, .. last])
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
