using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Games;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Faithfulness;
using An8Suite.Learning.Networks;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>Shares a network's answer out among the rendered parts, and asks which methods' heat knows it.</summary>
internal static class PartsExperiment
{
    /// <summary>
    /// A network and its dataset to <c>parts.json</c>, <c>games.csv</c>, <c>values.csv</c>, <c>maps.csv</c> and
    /// pictures.
    /// </summary>
    public static Experiment<PartsSubject, PartsOptions, PartsFile> Row { get; } = new()
    {
        Name = "parts",
        Heading = "What does the network use of each part, and which maps and scores know it?",
        Summary = "Renders every subset of the parts, shares the network's answer out among them (Shapley values), and "
            + "compares every method's heat with that.",
        Example = "an8 parts out/select --out out/parts\n"
            + "         an8 parts out/net --methods gradient,grad-cam --dataset out/flower",
        Input = "select",
        InputOrElse = ", or of 'an8 train' or 'an8 import'",
        Options = Options,
        Check = options => options.Validate(),
        Open = (options, folder, _) => folder.Length > 0
            ? PartsSubject.Of(folder, options.Dataset)
            : throw new InputException("parts: expected the folder of a network, such as out/select"),
        Inputs = (subject, _) => subject.Inputs,
        Measure = Measure,
        Print = Show,
        Sentences = PartsVerdict.Of,
        Section = PartsSection.Write,
        Lead = PartsSection.Lead,
        Answers = runs => runs.Select(run => new DoubtAnswer(
            Doubt.Context, $"{run.Title}: {string.Join(' ', PartsVerdict.Of(run.File))}")),
        Plan = Plan,
    };

    private static OptionTable<PartsOptions> Options() => new OptionTable<PartsOptions>(new())
        .Folder("--dataset", "A dataset of 'an8 generate' other than the one that the network was trained on.",
            (o, folder) => o with { Dataset = folder })
        .Number("--poses", "Poses of the test fold, chosen by the seed, each with all classes.",
            o => o.Poses, (o, n) => o with { Poses = n }, atLeast: 1)
        .Words("--methods", StepFlags.MethodWords, "names",
            o => string.Join(',', o.Methods),
            (o, names) => o with
            {
                Methods = MethodNames.Parse(names),
                MethodsAreNamed = names != string.Join(',', ExplanationMethods.Default),
            })
        .Suggest(ExplanationMethods.Names)
        .OneOf("--value", "What methods are compared with: what of the network's answer is shared out.",
            Choice.Names<PartValue>(), o => Choice.NameOf(o.Value),
            (o, name) => o with { Value = Choice.Parse<PartValue>("--value", name) })
        .MaybeWords("--groups", "Parts that are one player together: name=part+part*,name=..., at most "
            + $"{CooperativeGame.MostPlayers} players.", "groups",
            o => o.Groups.Count > 0 ? string.Join(',', o.Groups) : null,
            (o, groups) => o with { Groups = Flags.Options.Split(groups) })
        .Number("--top", "Relevant features an image.", o => o.Top, (o, n) => o with { Top = n }, atLeast: 1)
        .Number(
            "--steps", "Steps of deletion and insertion; 0 leaves out these and all scores that ask the network further.",
            o => o.Steps, (o, n) => o with { Steps = n }, atLeast: 0)
        .Number(
            "--smooth-samples", "Noisy copies an image for smooth parameter randomisation (sMPRT); 0 leaves it out.",
            o => o.SmoothSamples, (o, n) => o with { SmoothSamples = n }, atLeast: 0)
        .Renderer((o, device) => o with { Device = device }, o => o.Device);

    private static IEnumerable<PlannedStep> Plan(ReproduceOptions reproduce, DatasetPlan dataset)
    {
        CellPlan first = dataset.Seeds[0];
        PartsOptions options = reproduce.Quick ? new() { Poses = 2, Steps = 5 } : new() { Methods = reproduce.Methods };
        options = options with { Device = reproduce.Device };
        double each = 8 * (reproduce.Quick ? 1 : StepWork.SlowMethods);
        yield return first.Step(
            Row.Name, new StepWork(first.Architecture) { Explained = each * options.Poses * dataset.Classes },
            context => Row.Run(options, first.Seed, first.Select, context));
    }

    private static PartsFile Measure(ExperimentRun<PartsSubject, PartsOptions> run)
    {
        (PartsSubject subject, PartsOptions options, ulong seed, string folder, StepContext context) = run;
        using Network network = subject.Network.Network();
        NetworkDescription description = network.Description;
        Dataset dataset = subject.Open(description);
        options = options with
        {
            Methods = MethodNeeds.Resolve(
                options.Methods, options.MethodsAreNamed, subject.Network, hasMasks: true, context.Reporter),
        };
        var players = PartPlayers.Of([.. dataset.Parts.Select(part => part.Name)], options.Groups);
        EvaluatedSamples images = new(
            dataset, EvaluatedPoses.Of(subject.Samples(dataset), options.Poses, seed, "parts-poses"), []);
        context.Reporter.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"    {players.Coalitions} subsets of {players.Names.Count} parts, {images.Samples.Count} images: at most "
            + $"{players.Coalitions * images.Samples.Count:#,0} pictures"));
        ExplainOptions drawn = ReferenceImages.AddTo(
            new ExplainOptions { Methods = options.Methods, FeatureCount = options.Top, Seed = seed },
            subject.Network, dataset, description, context);
        drawn.Validate(description);
        FaithfulnessOptions faithful = new() { Steps = Math.Max(1, options.Steps), Seed = seed };
        PartsRun measure = new(network, subject.Network.Explainer(network), images, options, context)
        {
            Players = players,
            Drawn = drawn,
            Faithfulness = options.Steps == 0 ? null : faithful with
            {
                PatchSide = Math.Min(faithful.PatchSide, Math.Min(description.Width, description.Height)),
            },
        };
        IReadOnlyList<PartGame> games = measure.Play();
        IReadOnlyList<PartMap> maps = measure.Draw(games);
        PartsCsv.Write(games, maps, players, dataset, folder);
        PartGame shown = games[0];
        PartPictures.Write(
            folder, dataset.ReadImage(shown.Sample), players,
            [.. maps.Where(map => map.Game.Sample.Id == shown.Sample.Id)]);
        return Summarise(measure, games, maps, (dataset, description, options), seed);
    }

    private static PartsFile Summarise(
        PartsRun measured, IReadOnlyList<PartGame> games, IReadOnlyList<PartMap> maps,
        (Dataset Dataset, NetworkDescription Network, PartsOptions Options) of, ulong seed)
    {
        ResamplingOptions resampling = new() { Seed = seed };
        PoseTable table = PartsSummary.Table(maps);
        var bootstrap = PoseBootstrap.Of(table, resampling);
        IReadOnlyList<PartScore> scores = PartsSummary.Scores(maps, table, bootstrap);
        string[] methods = [.. scores.Select(score => score.Method).Distinct()];
        CooperativeGame shown = games[0].Of(of.Options.Value);
        return new PartsFile
        {
            Dataset = of.Dataset.Name,
            Architecture = of.Network.Architecture,
            Classes = of.Network.Classes,
            Images = games.Count,
            Unit = "pose",
            Units = games.Select(game => game.Sample.Pose).Distinct().Count(),
            Value = of.Options.Value,
            Players = measured.Players.Names,
            Pictures = measured.Pictures.Made,
            Passed = measured.Pictures.Passed,
            LargestViolation = PartsSummary.LargestViolation(games),
            MeanTotal = games.Average(game => game.Of(of.Options.Value).Total),
            Parts = PartsSummary.Worths(games, of.Dataset, measured.Players, of.Options.Value, resampling),
            Interactions = PartsSummary.Interactions(games, of.Options.Value),
            Sufficient = PartsSummary.Sufficient(games, measured.Players),
            Scores = scores,
            Comparisons = PartComparison.Of(scores, table, bootstrap, resampling),
            Protocols = [.. methods.Select(method =>
                PartProtocols.Of(method, [.. maps.Where(map => map.Method == method)]))],
            BackgroundIndependence = PartsSummary.BackgroundIndependence(games),
            Proxies = ProxyAgreement.Of(
                [.. methods.Where(method => !MethodTitle.Of(method).IsControl)], table, bootstrap),
            Shown = new ShownGame(
                games[0].Sample.Id, games[0].Explained,
                [.. Enumerable.Range(0, shown.Everybody + 1).Select(shown.Worth)], shown.Shapley()),
        };
    }

    private static void Show(string folder)
    {
        PartsFile file = Row.ReadFrom(folder);
        new Table<PartWorth>(file.Parts)
            .Name("part", row => row.Part)
            .Text("colour", row => row.Carries ? "carries" : "neutral")
            .Number("phi", row => Text(row.Shapley))
            .Number("share", row => Text(row.Share))
            .Number("banzhaf", row => Text(row.Banzhaf))
            .Number("drop", row => Text(row.Deletion))
            .Number("n", row => row.Images)
            .Print();
        new Table<IGrouping<string, PartScore>>(file.Scores.GroupBy(score => score.Method))
            .Name("method", rows => rows.Key)
            .Numbers(PartColumn.Of(PartColumnKind.Truth), column => column.Name, (rows, column) =>
                Text(rows.First(row => row.Column == column.Name).Mean))
            .Print();
        new Table<IGrouping<string, ProxyAgreement>>(file.Proxies.GroupBy(row => row.Score))
            .Name("score", rows => rows.Key)
            .Numbers(PartColumn.Of(PartColumnKind.Truth), truth => $"as {truth.Name}", (rows, truth) =>
                Text(rows.First(row => row.Truth == truth.Name).Correlation))
            .Print();
    }

    private static string? Text(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture);
}
