using System.CommandLine;
using System.Text.Json;
using An8Suite.Cli;
using An8Suite.Core.Ablation;
using An8Suite.Core.Files;
using An8Suite.Core.Heatmaps;
using An8Suite.Core.Labels;
using An8Suite.Core.Selection;
using An8Suite.Learning.Ablation;
using An8Suite.Learning.Explanations;
using An8Suite.Report;
using An8Suite.Report.Model;
using An8Suite.Report.Reading;
using An8Suite.Workflow.Experiments;
using An8Suite.Workflow.Experiments.Ablate;
using An8Suite.Workflow.Experiments.Compare;
using An8Suite.Workflow.Experiments.Cue;
using An8Suite.Workflow.Experiments.Doubts;
using An8Suite.Workflow.Experiments.Faithfulness;
using An8Suite.Workflow.Experiments.Features;
using An8Suite.Workflow.Experiments.Grids;
using An8Suite.Workflow.Experiments.Localise;
using An8Suite.Workflow.Experiments.Parts;
using An8Suite.Workflow.Experiments.RegularizationPaths;
using An8Suite.Workflow.Experiments.Sanity;
using An8Suite.Workflow.Experiments.Stability;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Steps;
using static An8Suite.Tests.Cli.Flags.OptionTableTests;

namespace An8Suite.Tests.Cli.Experiments;

/// <summary>What every experiment has in common, and that a new one is one definition.</summary>
public sealed class ExperimentTests
{
    /// <summary>An experiment of the test: how many records lie behind a folder.</summary>
    private static readonly Experiment<Lineage, CountOptions, CountFile> Counting = new()
    {
        Name = "counting",
        Heading = "How many steps were there?",
        Summary = "Counts the steps behind a network.",
        Example = "an8 counting out/train --times 2",
        Input = "train",
        Options = () => new OptionTable<CountOptions>(new())
            .Number("--times", "How often they are counted.", o => o.Times, (o, n) => o with { Times = n }, atLeast: 1),
        Open = (_, folder, _) => Lineage.Of(folder, "train"),
        Inputs = (train, _) => StepInputs.Of("train", train.Folder),
        Machine = MachineUse.None,
        Measure = run => new CountFile(run.Options.Times * run.Subject.Trace(new Missing()).Count, run.Seed),
        Sentences = file => [$"{file.Steps} steps"],
        Section = (html, runs, id) => html.Line($"<p id=\"{id}-all\">{runs[0].Title}: {runs[0].File.Steps} steps</p>"),
        Answers = runs => [new DoubtAnswer(Doubt.Generality, $"{runs.Count} counted")],
        Plan = (options, _) => [new PlannedStep("counting", options.Out, new StepWork(), _ => true)],
    };

    [Fact]
    public void A_new_one_has_a_verb_a_record_a_section_and_a_plan()
    {
        KnownExperiment known = Counting.Known();
        Command verb = known.Command();
        Assert.Equal("counting", verb.Name);
        Assert.Contains("--times", verb.Options.Select(option => option.Name));

        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["net"]);
        SuiteJson.Write(folder["net/step.json"], new StepRecord
        {
            Step = "train",
            Options = [],
            Inputs = new Dictionary<string, string>(),
            InputFingerprints = new Dictionary<string, string>(),
            Seed = 0,
            Versions = new Dictionary<string, string>(),
            Fingerprint = "net",
        });
        RootCommand root = CommandLine.Root([known]);
        Assert.Equal(0,
            root.Parse(["counting", folder["net"], "--times", "3", "--seed", "5", "--out", folder["made"]]).Invoke());
        Assert.Equal(new CountFile(3, 5), Counting.ReadFrom(folder["made"]));
        StepRecord record = StepRecord.Read(folder["made"], "counting");
        Assert.Equal("{\"counting\":{\"times\":3}}", record.Options.ToJsonString());
        Assert.Equal((5ul, "../net"), (record.Seed, record.Inputs["train"]));

        ReportModel model = ReportReader.Read(ReportInputs.Of([folder["made"]], [known]), [known]);
        string page = ReportPage.Html(model);
        Assert.Contains(
            "<section id=\"x-counting\"><h3>How many steps were there?</h3>", page, StringComparison.Ordinal);
        Assert.Contains("<p id=\"x-counting-all\">seed 0: 3 steps</p>", page, StringComparison.Ordinal);
        Assert.Single(known.Plan(new ReproduceOptions { Dataset = "x", Out = "out", Threads = 1 }, null!));
    }

    [Fact]
    public void Every_one_is_named_once_and_says_which_step_it_needs()
    {
        Assert.Equal(
            KnownExperiments.All.Count, KnownExperiments.All.Select(known => known.Name).Distinct().Count());
        Assert.All(KnownExperiments.All, known =>
        {
            Command verb = known.Command();
            Assert.Equal(known.Name, verb.Name);
            Assert.EndsWith("-dir", Assert.Single(verb.Arguments).Name, StringComparison.Ordinal);
            Assert.NotEmpty(known.Heading);
        });
    }

    [Fact]
    public void Ablate() => RoundTrip(AblateExperiment.Row.Options, new(), random => new AblateOptions
    {
        Orders = One<string[]>(random, [.. AblationOrders.Names], [AblationOrders.Lasso]),
        Kinds = One<AblationKind[]>(random, Enum.GetValues<AblationKind>(), [AblationKind.Zero]),
        Layers = One<LayerSet[]>(random, Enum.GetValues<LayerSet>(), [LayerSet.Conv]),
        Counts = null,
        Points = 1 + Some(random),
        Draws = Some(random),
        Images = One<int?>(random, null, 120, 7),
        TrainingImages = Some(random),
        BatchSize = Some(random),
    }, key: Text, unwritten: ["--k"]);

    [Fact]
    public void Ablate_with_numbers_of_channels() => RoundTrip(AblateExperiment.Row.Options, new(), random =>
        new AblateOptions { Counts = One<int[]>(random, [], [1], [3, 10]) }, key: Text,
        unwritten: [.. AblateExperiment.Row.Options().Options
            .Select(option => option.Name).Where(name => name != "--k")]);

    [Fact]
    public void Parts() => RoundTrip(PartsExperiment.Row.Options, new(), random => new PartsOptions
    {
        Poses = Some(random),
        Methods = One<string[]>(random, [.. ExplanationMethods.Default], ["gradient", "mask"]),
        Value = One(random, Enum.GetValues<PartValue>()),
        Groups = One<string[]>(random, [], ["flower=petals+core", "rest=p*"]),
        Top = Some(random),
        Steps = Some(random),
        SmoothSamples = Some(random),
    }, key: Text, unwritten: ["--dataset", "--renderer"]);

    [Fact]
    public void Sanity() => RoundTrip(SanityExperiment.Row.Options, new(), random => new SanityOptions
    {
        Methods = One<string[]>(random, [.. SanityOptions.Default], ["ours", "gradient"]),
        Seeds = Some(random),
        Images = Some(random),
        Top = Some(random),
        BatchSize = Some(random),
    }, key: Text, unwritten: ["--other"]);

    [Fact]
    public void Faithfulness() =>
        RoundTrip(FaithfulnessExperiment.Row.Options, new(), random => new FaithfulnessStepOptions
        {
            ImagesPerClass = One<int?>(random, null, 10, 3),
            Measure = new()
            {
                Steps = Some(random),
                Patches = Some(random),
                PatchSide = Some(random),
                BatchSize = Some(random),
            },
            Preparation = new HeatPreparation(One(random, Enum.GetValues<SignRule>())),
            Name = One(random, null, "their method"),
        }, key: Text, unwritten: ["--heatmaps", "--model"]);

    [Fact]
    public void Localise() => RoundTrip(LocaliseExperiment.Row.Options, new(), random => new LocaliseOptions
    {
        Boxes = new()
        {
            Share = random.NextDouble(),
            Overlap = random.NextDouble(),
            Thresholds = Some(random),
        },
        Preparation = new HeatPreparation(One(random, Enum.GetValues<SignRule>())),
        Name = One(random, null, "their method"),
    }, key: Text, unwritten: ["--heatmaps", "--dataset"]);

    [Fact]
    public void Grids() => RoundTrip(GridsExperiment.Row.Options, new(), random => new GridsOptions
    {
        Side = 1 + Some(random),
        Grids = Some(random),
        Settings = One<string[]>(random, [.. GridsOptions.EverySetting], ["di-full"]),
        Methods = One<string[]>(random, [.. ExplanationMethods.Default], ["gradient", "mask"]),
    }, key: Text);

    [Fact]
    public void Compare() => RoundTrip(CompareExperiment.Row.Options, new(), random => new CompareOptions
    {
        Top = Some(random),
        Images = One<string[]>(random, [], ["red_0001", "blue_0002"]),
    }, key: Text);

    [Fact]
    public void Cue() => RoundTrip(CueExperiment.Row.Options, new(), random => new CueOptions
    {
        Side = Some(random),
        Poses = Some(random),
        Epochs = Some(random),
        Architecture = One(random, "small", "lenet"),
    }, key: Text);

    [Fact]
    public void Doubts() => RoundTrip(DoubtsExperiment.Row.Options, new(), random => new DoubtsOptions
    {
        Poses = Some(random),
        Top = Some(random),
    }, key: Text, unwritten: ["--renderer"]);

    [Fact]
    public void Path() => RoundTrip(PathExperiment.Row.Options, new(), random => new PathOptions
    {
        Lasso = LassoOptions.Preset(One(random, [.. LassoOptions.PresetNames])),
        MuMax = 1 + random.NextDouble(),
        Points = 1 + Some(random),
        On = One<Split[]>(random, Enum.GetValues<Split>(), [Split.Test]),
    }, key: Text);

    [Fact]
    public void Stability() => RoundTrip(StabilityExperiment.Row.Options, new(), random => new StabilityOptions
    {
        Lasso = LassoOptions.Preset(One(random, [.. LassoOptions.PresetNames])) with { Mu = 20 * random.NextDouble() },
        Samples = 1 + Some(random),
        Unit = One(random, Enum.GetValues<ResampleUnit>()),
    }, key: Text);

    [Fact]
    public void Features() => RoundTrip(FeaturesExperiment.Row.Options, new(), random => new FeaturesOptions
    {
        Top = Some(random),
        Shown = Some(random),
        Crops = Some(random),
        Quantile = random.NextDouble(),
        Poses = One<int?>(random, null, 7),
    }, key: Text);

    private static string Text<T>(T options) => JsonSerializer.Serialize(options, SuiteJson.Line);

    internal sealed record CountOptions
    {
        public int Times { get; init; } = 1;
    }

    internal sealed record CountFile(int Steps, ulong Seed);
}
