using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Grids;
using An8Suite.Core.Labels;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Grids;
using An8Suite.Learning.Training;
using An8Suite.Pages.Tables;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Workflow.Experiments.Grids;

/// <summary>Lays test images out as a grid and asks each method about one of them.</summary>
internal static class GridsExperiment
{
    /// <summary>A network and its test images to <c>grids.json</c>, <c>grids.csv</c> and pictures.</summary>
    public static Experiment<NetworkSubject, GridsOptions, GridsFile> Row { get; } = new()
    {
        Name = "grids",
        Heading = "Asked about one image of a grid, do the maps stay in it?",
        Summary = "Lays test images of different classes out as a grid and asks every method about each: the share of "
            + "heat in the right cell (GridPG, DiFull, DiPart).",
        Example = "an8 grids out/train --out out/grids",
        Input = "train",
        InputOrElse = ", or of 'an8 select' or 'an8 import'",
        Options = Options,
        Check = options => options.Validate(),
        Open = (_, folder, _) => SubjectOf(folder),
        Inputs = (subject, context) => new StepInputs(
            subject.Inputs, subject.Fingerprints(subject.Data(context).Fingerprints))
            .And([(subject.Data(context).Key, subject.Data(context).Folder)]),
        Measure = Measure,
        Print = folder => GridsSection.Print(Row!.ReadFrom(folder)),
        Sentences = GridsSection.Sentences,
        Section = GridsSection.Write,
        Lead = GridsSection.Lead,
        Plan = Plan,
    };

    private static OptionTable<GridsOptions> Options() => new OptionTable<GridsOptions>(new())
        .Number("--side", "Images across and down, all of different classes.",
            o => o.Side, (o, n) => o with { Side = n }, atLeast: 2)
        .Number("--grids", "How many grids, drawn by the seed from the test images that the network recognises.",
            o => o.Grids, (o, n) => o with { Grids = n }, atLeast: 1)
        .Names("--settings", "What of the network sees what of the grid.", GridsOptions.EverySetting,
            o => o.Settings, (o, names) => o with { Settings = names })
        .Words("--methods", StepFlags.MethodWords, "names",
            o => string.Join(',', o.Methods),
            (o, names) => o with
            {
                Methods = MethodNames.Parse(names),
                MethodsAreNamed = names != string.Join(',', ExplanationMethods.Default),
            })
        .Suggest(ExplanationMethods.Names);

    /// <summary>Not in the quick run: a grid has as many pixels as four images, and three networks are built.</summary>
    private static IEnumerable<PlannedStep> Plan(ReproduceOptions reproduce, DatasetPlan dataset)
    {
        CellPlan first = dataset.Seeds[0];
        GridsOptions options = new();
        double cells = options.Grids * options.Side * options.Side * options.Settings.Count;
        return reproduce.Quick ? [] : [first.Step(
            Row.Name, new StepWork(first.Architecture) { Explained = cells * options.Side * options.Side / 2 },
            context => Row.Run(options, first.Seed, first.Folder("train"), context))];
    }

    /// <summary>The network alone: features of a selection are those of single images.</summary>
    private static NetworkSubject SubjectOf(string folder)
    {
        string train = NetworkSubject.Of(folder).TrainFolder ?? throw new InputException(
            $"{folder}: a checkpoint alone comes without test images; name the folder of 'an8 train' or 'an8 import'");
        return NetworkSubject.Of(train);
    }

    private static GridsFile Measure(ExperimentRun<NetworkSubject, GridsOptions> run)
    {
        (NetworkSubject subject, GridsOptions options, ulong seed, string folder, StepContext context) = run;
        using Network network = subject.Network();
        Dataset dataset = subject.Data(context).Open();
        List<string> leftOut = [];
        Dictionary<GridSetting, Network> networks = [];
        try
        {
            foreach (string name in options.Settings)
            {
                GridSetting setting = Choice.Parse<GridSetting>("--settings", name);
                if (GridNetwork.Refusal(network, setting) is string refusal)
                {
                    leftOut.Add($"{name}: {refusal}");
                    continue;
                }

                networks.Add(setting, GridNetwork.Build(network, options.Side, setting));
            }

            return networks.Count > 0
                ? Measure(run, (dataset, network), networks, leftOut)
                : throw new InputException(
                    $"'{network.Description.Architecture}' cannot take a grid: {string.Join("; ", leftOut)}");
        }
        finally
        {
            foreach (Network made in networks.Values)
            {
                made.Dispose();
            }
        }
    }

    private static GridsFile Measure(
        ExperimentRun<NetworkSubject, GridsOptions> run, (Dataset Dataset, Network Network) of,
        Dictionary<GridSetting, Network> networks, List<string> leftOut)
    {
        (NetworkSubject subject, GridsOptions options, ulong seed, string folder, StepContext context) = run;
        NetworkDescription description = of.Network.Description;
        IReadOnlyList<string> methods = MethodNeeds.Resolve(
            options.Methods, options.MethodsAreNamed, subject,
            of.Dataset.Kind == DatasetKind.Generated, context.Reporter);
        Sample[] recognised = Recognised(of.Dataset, of.Network, subject, context);
        IReadOnlyList<GridOfImages> grids = GridOfImages.Draw(recognised, options.Side, options.Grids, seed);
        ImageGrid layout = new(options.Side, description.Width, description.Height);
        GridsRun drawing = new(of.Dataset, layout, grids, seed);
        List<GridMap> maps = [];
        List<GridsSetting> settings = [];
        foreach ((GridSetting setting, Network network) in networks)
        {
            IReadOnlyList<(string Method, string Reason)> refused = ExplanationMethods.Refused(network, methods);
            leftOut.AddRange(refused.Select(one => $"{Choice.NameOf(setting)}: {one.Reason}"));
            string[] fitting = [.. methods.Except(refused.Select(one => one.Method))];
            if (fitting.Length == 0)
            {
                continue;
            }

            (IReadOnlyList<GridMap> drawn, double found) = drawing.Draw(network, setting, fitting, context);
            maps.AddRange(drawn);
            settings.Add(GridsSummary.Of(setting, found, drawn, layout, new ResamplingOptions { Seed = seed }));
        }

        foreach (string line in leftOut)
        {
            context.Reporter.Say($"    left out: {line}");
        }

        if (maps.Count == 0)
        {
            throw new InputException($"--methods: none of them can explain a grid; {string.Join("; ", leftOut)}");
        }

        WriteCsv(maps, of.Dataset, folder);
        GridPictures.Write(folder, grids[0], layout, of.Dataset, maps);
        return new GridsFile
        {
            Dataset = of.Dataset.Name,
            Architecture = description.Architecture,
            Classes = description.Classes,
            Images = grids.SelectMany(grid => grid.Cells).Select(sample => sample.Id).Distinct().Count(),
            Unit = "grid",
            Units = grids.Count,
            Side = options.Side,
            Chance = layout.Chance,
            Recognised = recognised.Length,
            Settings = settings,
            LeftOut = leftOut,
        };
    }

    private static Sample[] Recognised(
        Dataset dataset, Network network, NetworkSubject subject, StepContext context)
    {
        IReadOnlyList<Sample> test = subject.Samples(dataset, Split.Test);
        ImageSet images = NetworkImages.Load(dataset, network, test, context);
        int[] predicted = Classification.Predictions(
            Evaluator.Logits(network, images, context.Token), network.Description.Classes.Count);
        return [.. test.Where((sample, place) => predicted[place] == sample.Label)];
    }

    private static void WriteCsv(List<GridMap> maps, Dataset dataset, string folder) => new Table<GridMap>(maps)
        .Text("setting", map => Choice.NameOf(map.Setting))
        .Text("grid", map => map.Grid.Number)
        .Text("cell", map => map.Cell)
        .Text("id", map => map.Grid.Cells[map.Cell].Id)
        .Text("class", map => dataset.Classes[map.Grid.Cells[map.Cell].Label].Name)
        .Text("pose", map => map.Grid.Cells[map.Cell].Pose)
        .Text("method", map => map.Method)
        .Text("share", map => map.Share)
        .Text("hottest", map => map.Hottest)
        .WriteCsv(Path.Combine(folder, "grids.csv"));
}
