using System.CommandLine;
using System.CommandLine.Help;
using An8Suite.Cli.Terminal;
using An8Suite.Cli.Verbs;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Experiments;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Sweeping;
using An8Suite.Workflow.Training;

namespace An8Suite.Cli;

/// <summary>The verbs, what is said when they fail, and the exit code.</summary>
public static class CommandLine
{
    /// <summary>Parses and runs; never throws. Results go to stdout, messages to stderr.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        if (args is not ["--version" or "-v"])
        {
            return RunVerb(args);
        }

        // Here, where nothing is loaded yet that only verbs need.
        Console.WriteLine(Edition.Describe());
        return ExitCode.Done;
    }

    private static int RunVerb(IReadOnlyList<string> args)
    {
        VerbGroup[] groups = Groups(() => KnownExperiments.All);
        if (!Edition.RunsNetworks)
        {
            if (args.Count > 0 && groups.SelectMany(group => group.Verbs).FirstOrDefault(verb => verb.Name == args[0])
                is { RunsNetworks: true })
            {
                return Refuse([$"'{args[0]}' runs networks, which {Edition.Package} does without: it needs the program "
                    + "an8, which brings libtorch (see an8 --version)"]);
            }

            groups = [.. groups.Select(group => group with { Verbs = group.Verbs.Where(IsHere) })];
        }

        RootCommand root = Root(Needed(groups.SelectMany(group => group.Verbs), args));
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
    internal static RootCommand Root(IReadOnlyList<KnownExperiment> known) =>
        Root(Groups(() => known).SelectMany(group => group.Verbs).Where(IsHere));

    private static bool IsHere(Verb verb) => Edition.RunsNetworks || !verb.RunsNetworks;

    /// <summary>The verbs in the order of the help; a new one is a line here.</summary>
    private static VerbGroup[] Groups(Func<IReadOnlyList<KnownExperiment>> known) =>
    [
        new("Data",
        [
            new("generate", GenerateVerb.Create),
            new("merge", MergeVerb.Create),
            new("verify", VerifyVerb.Create),
            new("export", ExportVerb.Create),
            new("sheet", SheetVerb.Create),
            new("view", ViewVerb.Create),
            new("mesh", MeshVerb.Create),
            new("recipe", RecipeVerb.Create),
        ]),
        new("Networks",
        [
            new("networks", NetworksVerb.Create) { RunsNetworks = true },
            new("train", TrainVerb.Create) { RunsNetworks = true },
            new(ImportStep.Name, ImportVerb.Create) { RunsNetworks = true },
            new("inspect", InspectVerb.Create) { RunsNetworks = true },
            new("respond", RespondVerb.Create) { RunsNetworks = true },
            new("select", SelectVerb.Create),
        ]),
        new("Explain and score",
        [
            new("explain", ExplainVerb.Create) { RunsNetworks = true },
            new("score", ScoreVerb.Create),
            new(EvaluateStep.Name, EvaluateVerb.Create) { RunsNetworks = true },
            new("report", ReportVerb.Create),
            new("study", StudyVerb.Create),
        ]),
        new("Experiments", Experiments(known)),
        new("Everything, and this machine",
        [
            new("reproduce", ReproduceVerb.Create) { RunsNetworks = true },
            new(ReplicateConditions.Verb, ReplicateVerb.Create) { RunsNetworks = true },
            new(LadderConditions.Verb, LadderVerb.Create) { RunsNetworks = true },
            new("doctor", DoctorVerb.Create),
            new("bench", BenchVerb.Create),
            new("completion", name => CompletionVerb.Create(name, () => Root(known()))),
            new("help", name => HelpVerb.Create(name, Run)),
        ]),
    ];

    private static IEnumerable<Verb> Experiments(Func<IReadOnlyList<KnownExperiment>> known)
    {
        foreach (KnownExperiment experiment in known())
        {
            yield return new Verb(experiment.Name, _ => experiment.Command())
            {
                RunsNetworks = experiment.RunsNetworks,
            };
        }
    }

    /// <summary>The verb that is named first, or all where none is.</summary>
    private static IEnumerable<Verb> Needed(IEnumerable<Verb> verbs, IReadOnlyList<string> args) =>
        args.Count > 0 && verbs.FirstOrDefault(verb => verb.Name == args[0]) is Verb named ? [named]
        : verbs;

    private static RootCommand Root(IEnumerable<Verb> verbs)
    {
        RootCommand root = new(
            "Renders datasets whose truth is known to the pixel, trains networks on them, explains the networks, "
            + "and scores the explanations.");
        root.Options.Clear();
        root.Add(new HelpOption { Description = "This overview; behind a verb, what the verb takes." });
        root.Add(
            new VersionOption("--version", "-v")
            {
                Description = "The version, and the commit it was built from.",
            });
        foreach (Verb verb in verbs)
        {
            root.Add(verb.Create(verb.Name));
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
