using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Learning.Native;
using An8Suite.Pages.Html;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments;

/// <summary>What a run of an experiment is given.</summary>
/// <param name="Subject">What it is asked of.</param>
/// <param name="Options">Its options.</param>
/// <param name="Seed">The seed of everything random in it.</param>
/// <param name="Folder">Where its files go.</param>
/// <param name="Context">How it runs.</param>
internal sealed record ExperimentRun<TSubject, TOptions>(
    TSubject Subject, TOptions Options, ulong Seed, string Folder, StepContext Context);

/// <summary>A finished run as the report reads it.</summary>
/// <param name="Title">What it was run on.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="File">What it found.</param>
internal sealed record ExperimentResult<TFile>(string Title, string Folder, TFile File);

/// <summary>Which of the machine's settings shape an experiment's numbers, and so are options of it.</summary>
internal enum MachineUse
{
    /// <summary>None: it passes no picture through a network.</summary>
    None,

    /// <summary>The number of threads.</summary>
    Threads,

    /// <summary>Threads, and where the network runs.</summary>
    Device,
}

/// <summary>A question about a network, how it is measured, and how the answer is shown.</summary>
/// <typeparam name="TSubject">What it is asked of, such as a selection with everything behind it.</typeparam>
/// <typeparam name="TOptions">Its options, as <c>step.json</c> holds them.</typeparam>
/// <typeparam name="TFile">What it finds, as its file holds it.</typeparam>
internal sealed record Experiment<TSubject, TOptions, TFile>
    where TOptions : class
{
    /// <summary>The verb; its file is called after it, and its page.</summary>
    public required string Name { get; init; }

    /// <summary>The heading of its section: the question, where it is one.</summary>
    public required string Heading { get; init; }

    /// <summary>What the verb does, for the help.</summary>
    public required string Summary { get; init; }

    /// <summary>A command line.</summary>
    public required string Example { get; init; }

    /// <summary>The step whose folder it is pointed at.</summary>
    public required string Input { get; init; }

    /// <summary>What may stand in place of that folder, for the help; null where nothing may.</summary>
    public string? InputOrElse { get; init; }

    /// <summary>The options on the command line.</summary>
    public required Func<OptionTable<TOptions>> Options { get; init; }

    /// <summary>Refuses options with an <see cref="InputException"/>.</summary>
    public Action<TOptions> Check { get; init; } = _ => { };

    /// <summary>Finds what is behind the folder, which is empty where it may be left out.</summary>
    public required Func<TOptions, string, StepContext, TSubject> Open { get; init; }

    /// <summary>What of it the results depend on.</summary>
    public required Func<TSubject, StepContext, StepInputs> Inputs { get; init; }

    /// <summary>What of the machine the results depend on.</summary>
    public MachineUse Machine { get; init; } = MachineUse.Device;

    /// <summary>
    /// Whether it passes pictures through the network before it where a folder lacks responses that it needs.
    /// </summary>
    public bool RecordsResponses { get; init; }

    /// <summary>
    /// Whether <c>step.json</c> holds the options themselves rather than under the experiment's name.
    /// </summary>
    public bool OptionsStandAlone { get; init; }

    /// <summary>Measures, and writes what does not stand in the file.</summary>
    public required Func<ExperimentRun<TSubject, TOptions>, TFile> Measure { get; init; }

    /// <summary>Writes what it found into a folder.</summary>
    public Action<TFile, string>? Write { get; init; }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public Func<string, TFile>? Read { get; init; }

    /// <summary>A page of its own; null for none.</summary>
    public Func<ExperimentRun<TSubject, TOptions>, TFile, string>? Page { get; init; }

    /// <summary>What is said at the end of a run.</summary>
    public Func<TFile, IEnumerable<string>> Sentences { get; init; } = _ => [];

    /// <summary>What is printed once there is a folder, made now or before.</summary>
    public Action<string> Print { get; init; } = _ => { };

    /// <summary>
    /// Writes the section of one or several runs, but for its heading; the last argument is the section's id.
    /// </summary>
    public required Action<HtmlWriter, IReadOnlyList<ExperimentResult<TFile>>, string> Section { get; init; }

    /// <summary>Writes the one chart or picture that tells most, which the section leaves out; null for none.</summary>
    public Action<HtmlWriter, IReadOnlyList<ExperimentResult<TFile>>, string>? Lead { get; init; }

    /// <summary>What the runs of a report say to the doubts of the paper's readers.</summary>
    public Func<IReadOnlyList<ExperimentResult<TFile>>, IEnumerable<DoubtAnswer>> Answers { get; init; } = _ => [];

    /// <summary>The runs that <c>an8 reproduce</c> makes of it.</summary>
    public Func<ReproduceOptions, DatasetPlan, IEnumerable<PlannedStep>> Plan { get; init; } = (_, _) => [];

    /// <summary>The file that holds what it found.</summary>
    public string FileName => $"{Name}.json";

    /// <summary>Its page.</summary>
    public string PageName => $"{Name}.html";

    /// <summary>Makes the folder; false when it was finished before.</summary>
    public bool Run(TOptions options, ulong seed, string input, StepContext context)
    {
        Check(options);
        TSubject subject = Open(options, input, context);
        StepInputs inputs = Inputs(subject, context);
        StepPlan plan = new()
        {
            Step = Name,
            Out = context.Out,
            Options = Recorded(options, context),
            Inputs = inputs.Folders,
            ForeignFingerprints = inputs.Fingerprints,
            Seed = seed,
            Versions = Machine == MachineUse.None ? () => new Dictionary<string, string>() : SuiteVersions.LibTorch,
            Replace = context.Replace,
        };
        return StepFolder.Make(plan, folder =>
        {
            if (Machine != MachineUse.None)
            {
                LibTorch.UseDevice(context.Device);
                LibTorch.SetThreads(context.Threads);
            }

            ExperimentRun<TSubject, TOptions> run = new(subject, options, seed, folder, context);
            TFile file = Measure(run);
            (Write ?? ((found, into) => SuiteJson.Write(Path.Combine(into, FileName), found)))(file, folder);
            if (Page is not null)
            {
                FinishedFile.WriteText(Path.Combine(folder, PageName), Page(run, file));
            }

            foreach (string sentence in Sentences(file))
            {
                context.Reporter.Say($"    {sentence}");
            }
        });
    }

    /// <summary>What a finished run found.</summary>
    public TFile ReadFrom(string folder) =>
        Read is null ? SuiteJson.Read<TFile>(Path.Combine(folder, FileName)) : Read(folder);

    /// <summary>The verb.</summary>
    public Command Command()
    {
        StepCommand step = new(Name, Summary, Example, $"out/{Name}");
        Argument<string> input = step.AddInput(Input, InputOrElse);
        if (InputOrElse is not null)
        {
            input.Arity = ArgumentArity.ZeroOrOne;
        }

        OptionTable<TOptions> table = step.Add(Options());
        if (Machine == MachineUse.Device)
        {
            step.AddDevice();
        }

        return step.Runs((parsed, context) =>
        {
            bool made = Run(table.Read(parsed), parsed.GetValue(step.Seed), parsed.GetValue(input) ?? "", context);
            Print(context.Out);
            return made;
        });
    }

    /// <summary>The experiment as command line, report and <c>reproduce</c> know it.</summary>
    public KnownExperiment Known() => new()
    {
        Name = Name,
        Heading = Heading,
        RunsNetworks = Machine != MachineUse.None || RecordsResponses,
        Command = Command,
        Plan = Plan,
        Show = (folders, id) =>
        {
            ExperimentResult<TFile>[] runs =
                [.. folders.Select(
                    folder => new ExperimentResult<TFile>(folder.Title, folder.Folder, ReadFrom(folder.Folder)))];
            (HtmlWriter html, HtmlWriter lead) = (new(), new());
            Section(html, runs, id);
            Lead?.Invoke(lead, runs, id);
            return new ShownExperiment(Name, Heading, id, html.ToString(), [.. Answers(runs)])
            {
                Verdict = Verdict(runs),
                Lead = lead.ToString(),
                Pages =
                [
                    .. runs.Select(run => (run.Title, Path: Path.Combine(run.Folder, PageName)))
                        .Where(page => File.Exists(page.Path)),
                ],
            };
        },
    };

    /// <summary>Each run's first sentence, with what it was run on where there are several.</summary>
    private string Verdict(ExperimentResult<TFile>[] runs) => string.Join(' ', runs
        .Select(run => (run.Title, Sentence: Sentences(run.File).FirstOrDefault()))
        .Where(run => run.Sentence is not null)
        .Select(run => runs.Length > 1 ? $"{run.Title}: {run.Sentence}" : run.Sentence));

    /// <summary>The options as <c>step.json</c> holds them, with what else decides the digits.</summary>
    private JsonObject Recorded(TOptions options, StepContext context)
    {
        JsonNode own = JsonSerializer.SerializeToNode(options, SuiteJson.Indented)!;
        if (OptionsStandAlone)
        {
            return own.AsObject();
        }

        JsonObject recorded = new() { [Name] = own };
        if (Machine != MachineUse.None)
        {
            recorded["threads"] = context.Threads;
        }

        if (Machine == MachineUse.Device)
        {
            recorded["device"] = context.Device;
        }

        return recorded;
    }
}
