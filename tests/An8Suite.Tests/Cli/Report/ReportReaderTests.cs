using System.Text.Json;
using System.Text.Json.Nodes;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Training;
using An8Suite.Report;
using An8Suite.Report.Model;
using An8Suite.Report.Reading;
using An8Suite.Tests.Datasets;
using An8Suite.Tests.Imaging;
using An8Suite.Workflow.Evaluating;
using An8Suite.Workflow.Experiments.RegularizationPaths;
using An8Suite.Workflow.Explaining;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Selecting;
using An8Suite.Workflow.Steps;
using An8Suite.Workflow.Training;

namespace An8Suite.Tests.Cli.Report;

/// <summary>Folders of all steps as the verbs leave them, with a real dataset and real scores.</summary>
public sealed class ReportReaderTests : IDisposable
{
    private const string Name = "an8flower-single-6c";
    private readonly TemporaryFolder _folder = new();

    public ReportReaderTests()
    {
        WrittenScenes.CopyTo(_folder["dataset"], Name);
        Rendered(poses: null, size: null);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Follows_the_inputs_of_every_fold_back_to_the_dataset()
    {
        ReportModel model = ReportReader.Read([Fold(2), Fold(0)]);
        DatasetReport dataset = Assert.Single(model.Datasets);
        Assert.Equal((Name, 40, 33, 4), (dataset.Name, dataset.Width, dataset.Height, dataset.FoldCount));
        Assert.Equal([0, 2], dataset.Folds.Select(fold => fold.TestFold));
        Assert.Equal(["class_part"], dataset.Policies);
        Assert.Equal("libtorch 2.10.0", model.Versions["torch"]);
        Assert.Equal(["ours", "mask"], dataset.Gallery.Methods);
        Assert.Equal(3, dataset.Gallery.Rows.Count);
        GalleryRow row = dataset.Gallery.Rows[1];
        Assert.Equal(("blue", "red"), (row.ClassName, row.PredictedName));
        Assert.Equal(1, row.Heatmaps[1].Auc);
        Assert.Equal((40, 33), Size(row.Heatmaps[1].Png!));
        Assert.Null(row.Heatmaps[0].Png);
        Assert.Equal("no positive channel", row.Heatmaps[0].Note);
        Assert.Equal(12, dataset.Folds[0].Chosen[0].Feature.Channel);
        Assert.Equal(1, dataset.Folds[0].Chosen[0].Share);
        Assert.Contains(model.Steps, step => step.Step == "generate" && step.Where == Name);
        Assert.Contains(model.Steps, step => step.Step == "select" && step.Where == $"{Name}, small, fold 0, 2");
    }

    [Fact]
    public void The_page_and_its_tables_are_written()
    {
        ReportPage.Write(ReportReader.Read([Fold(0), Fold(1)]), _folder["report"]);
        Assert.StartsWith(
            "<!DOCTYPE html>",
            File.ReadAllText(Path.Combine(_folder["report"], "report.html")), StringComparison.Ordinal);
        IReadOnlyList<string[]> results = CsvFile.Read(Path.Combine(_folder["report"], "results.csv"));
        Assert.Equal(["method", "dataset", "architecture", "policy",
            "mean", "ci_low", "ci_high", "std", "fold_0", "fold_1", "seeds", "folds"], results[0].Take(12));
        Assert.Equal(["ours", "mask"], results.Skip(1).Select(row => row[0]));
        Assert.Equal(
            ["mask", Name, "small", "class_part", "1", "1", "1", "0", "1", "1", "1", "2"], results[2].Take(12));
        Dictionary<string, string>[] cells = PathTests.Rows(Path.Combine(_folder["report"], "cells.csv"));
        Assert.Equal(["0", "1"], cells.Select(row => row["fold"]));
        Assert.All(
            cells, row => Assert.True(File.Exists(Path.Combine(_folder["report"], row["scores"])), row["scores"]));
        Dictionary<string, string>[] pairs = PathTests.Rows(Path.Combine(_folder["report"], "statistics.csv"));
        Assert.Empty(pairs);
    }

    [Theory]
    [InlineData(null, false, "reproduce")]
    [InlineData(null, true, "reproduce --quick")] // of few poses both render all
    [InlineData(200, true, "reproduce --quick")]
    public void Cells_of_all_seeds_and_folds_and_other_networks_are_one_reproduce_command(
        int? poses, bool quickMethods, string command)
    {
        string[] cells =
        [
            .. from seed in new ulong[] { 0, 1 }
               from fold in new[] { 0, 1 }
               select Write(fold, $"s{seed}f{fold}", seed, step: "evaluate"),
            Write(0, "other", architecture: "vgg-f", step: "evaluate"),
        ];
        string[] methods =
            [.. new ReproduceOptions { Dataset = "x", Out = "out", Threads = 2, Quick = quickMethods }.Methods];
        foreach (string cell in cells)
        {
            JsonObject options = Options(
                new EvaluateRecord(new EvaluateOptions { Poses = 8, SlowPoses = 1, Methods = methods }, 2, "cpu"));
            SuiteJson.Write(Path.Combine(cell, "step.json"), StepRecord.TryRead(cell)! with { Options = options });
        }

        Rendered(poses, size: null);
        string expected = $"tools/an8 {command} --dataset {Name} --architectures small,vgg-f --seeds 2 --folds 2 "
            + "--poses 8 --slow-poses 1 --threads 2 --seed 0";
        Assert.Equal([expected], ReportReader.Read(cells).Commands);
        Assert.Contains("tools/an8 report ", ReportReader.Read(cells[1..]).Commands[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("toy-car-8c", "toy-car-8c")]
    [InlineData("vases", "vases.yaml")]
    public void A_recipe_that_does_not_ship_is_named_as_a_file(string name, string argument) =>
        Assert.Equal(argument, CellCommands.Recipe(new SyntheticReport { Name = name }.Model().Datasets[0]));

    [Fact]
    public void Another_selection_is_told_step_by_step()
    {
        Rendered(poses: 30, size: 64);
        IReadOnlyList<string> commands = ReportReader.Read([Fold(2)]).Commands;
        Assert.Equal($"tools/an8 generate {Name} --size 64 --poses 30 --seed 0 --out out/dataset", commands[0]);
        Assert.Contains("tools/an8 train out/dataset --fold 2 --threads 2 --seed 0 --out out/fold2/train", commands);
        Assert.Equal("tools/an8 report out/fold2/score --out out/report", commands[^1]);
    }

    [Theory]
    [InlineData(
        "respond", "scaling", "tools/an8 respond out/fold0/train --scaling none --threads 2 --out out/fold0/respond")]
    [InlineData("select", "mu", "tools/an8 select out/fold0/respond --mu 20 --out out/fold0/select")]
    [InlineData("train", "patience", "tools/an8 train out/dataset --fold 0 --patience 3 --threads 2 --seed 0 --out "
        + "out/fold0/train")]
    [InlineData("evaluate", "numbers", "tools/an8 evaluate out/fold0/select --ig-steps 5 --threads 2 --seed 0 --out "
        + "out/fold0/evaluate")]
    [InlineData("evaluate", "device", "tools/an8 evaluate out/fold0/select --threads 2 --device cuda --seed 0 --out "
        + "out/fold0/evaluate")]
    public void An_option_that_reproduce_has_not_is_told_step_by_step(string step, string what, string command)
    {
        string cell = Write(0, "fold0", step: "evaluate");
        foreach ((string name, JsonObject options) in new (string, JsonObject)[]
        {
            ("evaluate", Options(new EvaluateRecord(
                new EvaluateOptions
                {
                    Numbers = new MethodOptions { IntegratedGradientsSteps = what == "numbers" ? 5 : 32 },
                }, 2, what == "device" ? "cuda" : "cpu"))),
            ("respond", Options(new RespondOptions
            {
                Responses =
                    ResponseOptions.Paper with { Scaling = what == "scaling" ? LayerScaling.None : LayerScaling.L1 },
                Split = RespondStep.StandardSplit,
                Threads = 2,
            })),
            ("select", Options(new LassoOptions { Mu = what == "mu" ? 20 : 10 })),
            ("train", Options(new TrainRecord(
                0, TrainingOptions.Of("small") with { Threads = 2, Patience = what == "patience" ? 3 : 10 }, null))),
        })
        {
            string folder = Path.Combine(cell, "..", name);
            SuiteJson.Write(Path.Combine(folder, "step.json"), StepRecord.TryRead(folder)! with { Options = options });
        }

        IReadOnlyList<string> commands = ReportReader.Read([cell]).Commands;
        Assert.Contains(command, commands);
        Assert.StartsWith($"tools/an8 {step} ", command, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_fold_twice_is_refused()
    {
        string first = Fold(1);
        string second = Fold(1, "again");
        string message = Assert.Throws<InputException>(() => ReportReader.Read([first, second])).Message;
        Assert.Contains("tests seed 0, fold 1 of small on ", message, StringComparison.Ordinal);
        Assert.EndsWith("give each network, seed and fold once", message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_folder_is_refused() => Assert.Equal(
        "report: expected at least one folder made by 'an8 score', 'an8 evaluate', 'an8 ablate', 'an8 sanity', "
        + "'an8 faithfulness', 'an8 localise', 'an8 grids', 'an8 compare', 'an8 cue', 'an8 doubts', "
        + "'an8 parts', 'an8 path', 'an8 stability' or 'an8 features'",
        Assert.Throws<InputException>(() => ReportReader.Read([])).Message);

    [Fact]
    public void A_folder_of_another_step_is_refused()
    {
        Fold(0);
        string message = Assert.Throws<InputException>(() => ReportReader.Read([_folder["fold0/explain"]])).Message;
        Assert.EndsWith("found that of 'an8 explain'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heatmap_of_another_size_is_named()
    {
        string score = Fold(0);
        foreach (string path in Directory.EnumerateFiles(_folder["fold0/explain/mask"]))
        {
            NpyFile.Write(path, new float[6], 2, 3);
        }

        string message = Assert.Throws<InputException>(() => ReportReader.Read([score])).Message;
        Assert.EndsWith(".npy: expected 33 x 40 heat values, found 2 x 3", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_and_seeds_are_told_apart()
    {
        string[] folders =
        [
            Write(1, "a", seed: 7), Write(0, "b", seed: 7), Write(0, "c"), Write(0, "d", architecture: "vgg-f"),
        ];
        ReportModel model = ReportReader.Read(folders);
        Assert.Equal([$"{Name}, small", $"{Name}, vgg-f"], model.Datasets.Select(dataset => dataset.Title));
        Assert.Equal([(0UL, 0), (7, 0), (7, 1)], model.Datasets[0].Folds.Select(fold => (fold.Seed, fold.TestFold)));
        Assert.Equal("seed 7, fold 1", model.Datasets[0].CellTitle(model.Datasets[0].Folds[2]));
        Assert.Equal("fold 0", model.Datasets[1].CellTitle(model.Datasets[1].Folds[0]));
        Assert.Contains(
            "tools/an8 train out/dataset --fold 1 --threads 2 --seed 7 --out out/small/seed7/fold1/train",
            model.Commands);
        Assert.Contains("tools/an8 train out/dataset --fold 0 --architecture vgg-f --threads 2 --seed 0 --out "
            + "out/vgg-f/fold0/train", model.Commands);
        Assert.Equal(
            "tools/an8 report out/small/seed0/fold0/score out/small/seed7/fold0/score out/small/seed7/fold1/score "
            + "out/vgg-f/fold0/score --out out/report",
            model.Commands[^1]);
        Assert.Empty(model.Missing);
    }

    [Fact]
    public void Evaluate_holds_index_scores_and_heatmaps_of_some_images()
    {
        string evaluate = Write(0, "e", step: "evaluate");
        string[] kept = [.. Directory.GetFiles(Path.Combine(evaluate, "mask")).Order(StringComparer.Ordinal).Take(1)];
        foreach (string path in Directory.GetFiles(evaluate, "*.npy", SearchOption.AllDirectories)
            .Where(path => !kept.Contains(path)))
        {
            if (Path.GetFileName(path) != Path.GetFileName(kept[0]))
            {
                File.Delete(path);
            }
        }

        File.Copy(Path.Combine(evaluate, "scores.csv"), Path.Combine(evaluate, "grid-scores.csv"));
        ReportModel model = ReportReader.Read([evaluate]);
        DatasetReport dataset = Assert.Single(model.Datasets);
        Assert.Equal(Path.GetFileNameWithoutExtension(kept[0]), Assert.Single(dataset.Gallery.Rows).Id);
        Assert.NotNull(dataset.Folds[0].Grid);
        Assert.NotEmpty(dataset.Folds[0].Chosen);
        Assert.Contains(
            dataset.Folds[0].EmptyMaps, empty => empty is { Method: "ours", Reason: "no positive channel" });
        Assert.Equal("tools/an8 evaluate out/fold0/select --seed 0 --out out/fold0/evaluate", model.Commands[^2]);
    }

    [Fact]
    public void Heatmaps_from_elsewhere_have_no_network()
    {
        string score = Write(0, "g");
        Record("g/score", "score", [], [("generate", "../../dataset")]);
        ReportModel model = ReportReader.Read([score]);
        Assert.Equal($"{Name}, heatmaps from elsewhere", Assert.Single(model.Datasets).Title);
        Assert.Empty(model.Missing);
        Assert.Empty(model.Datasets[0].Gallery.Rows);
        string page = ReportPage.Html(model);
        Assert.Contains("<dt>Heatmaps</dt><dd>from elsewhere</dd>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("test accuracy</dt>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"d0-network\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"d0-features\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Heatmaps_from_elsewhere_are_shown_as_they_were_scored()
    {
        string score = Write(0, "h");
        Record("h/score", "score",
            new JsonObject { ["sign"] = "positive" }, [("generate", "../../dataset"), ("heatmaps", "../explain")]);
        foreach (string path in Directory.GetFiles(_folder["h/explain/ours"]))
        {
            NpyFile.Write(path, new float[6], 2, 3);
        }

        // A map of another size is shown as it was scored: brought to the size of the masks.
        Assert.Equal((40, 33), Size(ReportReader.Read([score]).Datasets[0].Gallery.Rows[0].Heatmaps[0].Png!));
        foreach (string path in Directory.GetFiles(_folder["h/explain/ours"]))
        {
            NpyFile.Write(path, [.. Enumerable.Range(0, 33 * 40).Select(i => i - 660f)], 33, 40);
        }

        GalleryRow row = ReportReader.Read([score]).Datasets[0].Gallery.Rows[0];
        ColorImage shown = DecodedPicture.Of(row.Heatmaps[0].Png!);
        Assert.Equal([.. new[] { ColorMap.Inferno.At(1 / 255f) }.SelectMany(c => new[] { c.R, c.G, c.B })], shown.Rgb[..3]);
        Assert.Equal([.. new[] { ColorMap.Inferno.At(1) }.SelectMany(c => new[] { c.R, c.G, c.B })], shown.Rgb[^3..]);
    }

    [Fact]
    public void What_is_missing_is_said_once_a_line_and_the_rest_is_shown()
    {
        string score = Write(0, "m");
        Directory.Delete(_folder["m/select"], recursive: true);
        Write(1, "n");
        Directory.Delete(_folder["n/explain"], recursive: true);
        File.Delete(Path.Combine(Write(2, "o"), "scores.csv"));
        Directory.CreateDirectory(_folder["unfinished"]);
        ReportModel model = ReportReader.Read(
            [score, _folder["n/score"], _folder["o/score"], _folder["nowhere"], _folder["unfinished"]]);
        Assert.Equal(5, model.Missing.Count);
        Assert.Contains(model.Missing, line => line.EndsWith("nowhere: no such folder", StringComparison.Ordinal));
        Assert.Contains(model.Missing, line => line.Contains("unfinished: has no step.json", StringComparison.Ordinal));
        Assert.Contains(model.Missing, line => line.Contains("its input 'select' was at ", StringComparison.Ordinal));
        Assert.Contains(model.Missing, line => line.Contains("its input 'explain' was at ", StringComparison.Ordinal));
        Assert.Contains(model.Missing, line => line.Contains("scores.csv: cannot be read", StringComparison.Ordinal));
        Assert.Equal([$"{Name}, small", $"{Name}, unknown network"], model.Datasets.Select(dataset => dataset.Title));
        Assert.Equal(1, model.Datasets[1].Folds[0].TestFold);
        string page = ReportPage.Html(model);
        Assert.Contains("5 folders or files could not be read", page, StringComparison.Ordinal);
        Assert.Contains("nowhere: no such folder</li>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_can_be_shown_every_reason_is_said()
    {
        string score = Write(0, "p");
        Directory.Delete(_folder["dataset"], recursive: true);
        string message = Assert.Throws<InputException>(() => ReportReader.Read([score, _folder["nowhere"]])).Message;
        Assert.StartsWith("report: nothing can be shown\n", message, StringComparison.Ordinal);
        Assert.Contains("its input 'generate' was at ", message, StringComparison.Ordinal);
        Assert.Contains("nowhere: no such folder", message, StringComparison.Ordinal);
        message = Assert.Throws<InputException>(() => ReportReader.Read([_folder["nowhere"]])).Message;
        Assert.StartsWith("report: expected at least one folder made by", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_experiment_has_a_section_and_says_what_it_was_run_on()
    {
        Fold(1);
        Record("path", "path", [], [("respond", "../fold1/respond")]);
        SuiteJson.Write(_folder["path/path.json"], new PathFile
        {
            MuMax = 10,
            SelectMu = 10,
            Labels = An8Suite.Core.Selection.LassoLabels.GroundTruth,
            FeatureCount = 8,
            Classes = [],
            Images = [new PathImages("test", false, 5, 1, .3)],
            Readout = [new PathReadout(10, "test", .75, 1, 4)],
        });
        ReportModel model = ReportReader.Read([_folder["path"]]);
        Assert.Contains(
            $"<strong>{Name}, small, seed 0, fold 1.</strong>",
            Assert.Single(model.Experiments).Html, StringComparison.Ordinal);
        string page = ReportPage.Html(model);
        Assert.Contains(
            "<section id=\"x-path\"><h3>The selection at every budget</h3>", page, StringComparison.Ordinal);
        Assert.Contains("recognise 75.0 % of the 5 test images", page, StringComparison.Ordinal);
    }

    /// <summary>Writes the folders of one fold and returns its score folder; ours has no map in class blue.</summary>
    private string Fold(int fold, string suffix) => Write(fold, $"fold{fold}{suffix}");

    private string Fold(int fold) => Write(fold, $"fold{fold}");

    private string Write(int fold, string name, ulong seed = 0, string architecture = "small", string step = "score")
    {
        Dataset dataset = DatasetReader.Read(_folder["dataset"]);
        Sample[] tested = [.. dataset.Samples.Where(sample => sample.Fold == fold)];
        TrainRecord training = new(fold, TrainingOptions.Of(architecture) with { Threads = 2 }, null);
        Record(
            $"{name}/train", "train", Options(training), [("generate", "../../dataset")], ("torch", "libtorch 2.10.0"));
        Reseed($"{name}/train", seed);
        SuiteJson.Write(
            _folder[$"{name}/train/training.json"], Training(dataset, fold) with { Architecture = architecture });
        RespondOptions responses =
            new() { Responses = ResponseOptions.Paper, Split = RespondStep.StandardSplit, Threads = 2 };
        Record(
            $"{name}/respond", "respond", Options(responses), [("train", "../train"), ("generate", "../../dataset")]);
        Record($"{name}/select", "select", Options(new LassoOptions()), [("respond", "../respond")]);
        SuiteJson.Write(_folder[$"{name}/select/certificate.json"], new CertificateFile
        {
            Mu = 10,
            Classes = [.. dataset.Classes.Select(c => new ClassCertificate(c.Name, 0, 0, 1, true, 3, 10, 5, true))],
        });
        string explain = step == "evaluate" ? step : "explain";
        Record($"{name}/{explain}",
            explain, [], [("select", "../select"), ("train", "../train"), ("generate", "../../dataset")]);
        ScoredHeatmap[] scored = [.. tested.SelectMany(sample => Explain(dataset, sample, $"{name}/{explain}"))];
        SuiteJson.Write(_folder[$"{name}/{explain}/index.json"], new ExplanationIndex
        {
            Methods = [new IndexedMethod("mask", "The mask", "control"), new IndexedMethod("ours", "Ours", "method")],
            Top = 3,
            ClassChoice = "predicted",
            Images = [.. tested.Select(Explained)],
        });
        if (step == "score")
        {
            Record($"{name}/score", "score", [], [("explain", "../explain"), ("generate", "../../dataset")]);
        }

        ScoreSummary.Of(scored).Write(_folder[$"{name}/{step}/summary.json"]);
        new ScoreTable([.. scored.Select(s => s.Score)]).Write(_folder[$"{name}/{step}/scores.csv"]);
        return _folder[$"{name}/{step}"];
    }

    private static JsonObject Options<T>(T record) =>
        JsonSerializer.SerializeToNode(record, SuiteJson.Indented)!.AsObject();

    private void Rendered(int? poses, int? size) => Record(
        "dataset",
        "generate",
        Options(new GenerateRecord
        {
            Recipe = Name,
            Poses = poses,
            Size = size,
            ResolvedRecipeSha256 = "",
            MeshSha256 = "",
        }),
        []);

    private void Reseed(string folder, ulong seed)
    {
        string path = _folder[$"{folder}/step.json"];
        SuiteJson.Write(path, SuiteJson.Read<StepRecord>(path) with { Seed = seed });
    }

    private ScoredHeatmap[] Explain(Dataset dataset, Sample sample, string explain)
    {
        BinaryMask mask = dataset.ReadMask(sample, "class_part");
        var exact = new Heatmap(mask.Width, mask.Height, Array.ConvertAll(mask.Values, inside => inside ? 1f : 0f));
        var ours = new Heatmap(
            mask.Width, mask.Height, [.. Enumerable.Range(0, mask.Values.Length).Select(i => i % 7 / 6f)]);
        return [.. new[] { ("mask", exact), ("ours", ours) }.Select(map =>
        {
            string path = ExplanationIndex.HeatmapPath(_folder[explain], map.Item1, sample.Id);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            NpyFile.Write(path, map.Item2.Values, mask.Height, mask.Width);
            return Scorer.Score(
                new ScoreSubject(sample, dataset.Classes[sample.Label].Name, 0, map.Item1, "class_part"),
                map.Item2, mask);
        })];
    }

    private static ExplainedImage Explained(Sample sample) => new(
        sample.Id,
        sample.Label,
        Predicted: 0,
        ClassExplained: 0,
        [new ExplainedFeature("conv2", 12, 1, 1, 1), new ExplainedFeature("conv1", sample.Label, 1, 1, 1)],
        sample.Label == 1
            ? new Dictionary<string, string> { ["ours"] = "no positive channel" }
            : new Dictionary<string, string>());

    private static TrainingFile Training(Dataset dataset, int fold) => new()
    {
        Architecture = "small",
        TestFold = fold,
        Classes = [.. dataset.Classes.Select(c => c.Name)],
        TrainImages = 10,
        ValImages = 5,
        TestImages = 5,
        Epochs = [new TrainingEpoch(1, 2, .3, 1.5, .4)],
        BestEpoch = 1,
        TestAccuracy = 1,
        AccuracyPerClass = [1, 1, 1],
        Confusion = [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        Warning = null,
    };

    private void Record(
        string folder, string step, JsonObject options, (string Name, string Path)[] inputs,
        params (string Name, string Version)[] versions) =>
        SuiteJson.Write(_folder[$"{folder}/step.json"], new StepRecord
        {
            Step = step,
            Options = options,
            Inputs = inputs.ToDictionary(input => input.Name, input => input.Path),
            InputFingerprints = new Dictionary<string, string>(),
            Seed = 0,
            Versions = versions.ToDictionary(version => version.Name, version => version.Version),
            Fingerprint = folder,
        });

    private static (int Width, int Height) Size(byte[] png)
    {
        ColorImage image = DecodedPicture.Of(png);
        return (image.Width, image.Height);
    }
}
