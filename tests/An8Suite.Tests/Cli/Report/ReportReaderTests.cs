using System.Text.Json.Nodes;
using An8Suite.Cli.Report;
using An8Suite.Cli.Steps;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;
using An8Suite.Tests.Datasets;

namespace An8Suite.Tests.Cli.Report;

/// <summary>Folders of all steps as the verbs leave them, with a real dataset and real scores.</summary>
public sealed class ReportReaderTests : IDisposable
{
    private const string Name = "an8flower-single-6c";
    private readonly TemporaryFolder _folder = new();

    public ReportReaderTests()
    {
        DatasetWriter.Write(
            SyntheticScene.Recipe with { Name = Name }, SyntheticScene.Parts, SyntheticScene.Render, SyntheticScene.Options(_folder["dataset"]));
        Record("dataset", "generate", new JsonObject { ["poses"] = null, ["size"] = null }, []);
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
        Assert.Contains(model.Steps, step => step.Step == "select" && step.Where == $"{Name}, fold 0, 2");
    }

    [Fact]
    public void The_page_and_both_tables_are_written()
    {
        ReportPage.Write(ReportReader.Read([Fold(0), Fold(1)]), _folder["report"]);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Path.Combine(_folder["report"], "report.html")), StringComparison.Ordinal);
        IReadOnlyList<string[]> results = CsvFile.Read(Path.Combine(_folder["report"], "results.csv"));
        Assert.Equal(["method", "dataset", "policy", "mean", "std", "fold_0", "fold_1", "n"], results[0].Take(8));
        Assert.Equal(["ours", "mask"], results.Skip(1).Select(row => row[0]));
        Assert.Equal(["mask", Name, "class_part", "1", "0", "1", "1"], results[2].Take(7));
        IReadOnlyList<string[]> scores = CsvFile.Read(Path.Combine(_folder["report"], "scores.csv"));
        Assert.Equal(["dataset", .. ScoreTable.Header], scores[0]);
        Assert.Equal(results.Skip(1).Sum(row => int.Parse(row[7], System.Globalization.CultureInfo.InvariantCulture)), scores.Count - 1);
    }

    [Fact]
    public void All_folds_from_the_first_are_one_reproduce_command()
    {
        string[] all = [.. Enumerable.Range(0, 4).Select(Fold)];
        Assert.Equal([$"tools/an8 reproduce --dataset {Name} --threads 2 --seed 0"], ReportReader.Read(all).Commands);
        Assert.Equal([$"tools/an8 reproduce --dataset {Name} --folds 1 --threads 2 --seed 0"], ReportReader.Read(all[..1]).Commands);
        Record("dataset", "generate", new JsonObject { ["poses"] = 200, ["size"] = null }, []);
        Assert.Equal([$"tools/an8 reproduce --quick --dataset {Name} --threads 2 --seed 0"], ReportReader.Read(all[..1]).Commands);
    }

    [Fact]
    public void Another_selection_is_told_step_by_step()
    {
        Record("dataset", "generate", new JsonObject { ["poses"] = 30, ["size"] = 64 }, []);
        IReadOnlyList<string> commands = ReportReader.Read([Fold(2)]).Commands;
        Assert.Equal($"tools/an8 generate {Name} --poses 30 --size 64 --seed 0 --out out/dataset", commands[0]);
        Assert.Contains("tools/an8 train out/dataset --fold 2 --threads 2 --seed 0 --out out/fold2/train", commands);
        Assert.Equal("tools/an8 report out/fold2/score --out out/report", commands[^1]);
    }

    [Fact]
    public void The_same_fold_twice_is_refused()
    {
        string first = Fold(1);
        string second = Fold(1, "again");
        string message = Assert.Throws<InputException>(() => ReportReader.Read([first, second])).Message;
        Assert.Contains("tests fold 1 of ", message, StringComparison.Ordinal);
        Assert.EndsWith("give each fold once", message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_folder_is_refused() => Assert.Equal(
        "report: expected at least one folder made by 'an8 score'",
        Assert.Throws<InputException>(() => ReportReader.Read([])).Message);

    [Fact]
    public void A_folder_of_another_step_is_refused()
    {
        Fold(0);
        string message = Assert.Throws<InputException>(() => ReportReader.Read([_folder["fold0/explain"]])).Message;
        Assert.EndsWith("expected the output of 'an8 score', found that of 'an8 explain'", message, StringComparison.Ordinal);
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

    /// <summary>Writes the folders of one fold and returns its score folder; ours has no map in class blue.</summary>
    private string Fold(int fold, string suffix) => Write(fold, $"fold{fold}{suffix}");

    private string Fold(int fold) => Write(fold, $"fold{fold}");

    private string Write(int fold, string name)
    {
        Dataset dataset = DatasetReader.Read(_folder["dataset"]);
        Sample[] tested = [.. dataset.Samples.Where(sample => sample.Fold == fold)];
        Record($"{name}/train", "train", new JsonObject { ["training"] = new JsonObject { ["threads"] = 2 } }, [("generate", "../../dataset")], ("torch", "libtorch 2.10.0"));
        SuiteJson.Write(_folder[$"{name}/train/training.json"], Training(dataset, fold));
        Record($"{name}/respond", "respond", [], [("train", "../train"), ("generate", "../../dataset")]);
        Record($"{name}/select", "select", [], [("respond", "../respond")]);
        SuiteJson.Write(_folder[$"{name}/select/certificate.json"], new CertificateFile
        {
            Mu = 10,
            Classes = [.. dataset.Classes.Select(c => new ClassCertificate(c.Name, 0, 0, 1, true, 3, 10, 5, true))],
        });
        Record($"{name}/explain", "explain", [], [("select", "../select"), ("train", "../train"), ("generate", "../../dataset")]);
        ScoredHeatmap[] scored = [.. tested.SelectMany(sample => Explain(dataset, sample, $"{name}/explain"))];
        SuiteJson.Write(_folder[$"{name}/explain/index.json"], new ExplanationIndex
        {
            Methods = [new IndexedMethod("mask", "The mask", "control"), new IndexedMethod("ours", "Ours", "method")],
            Top = 3,
            ClassChoice = "predicted",
            Images = [.. tested.Select(Explained)],
        });
        Record($"{name}/score", "score", [], [("explain", "../explain"), ("generate", "../../dataset")]);
        ScoreSummary.Of(scored).Write(_folder[$"{name}/score/summary.json"]);
        new ScoreTable([.. scored.Select(s => s.Score)]).Write(_folder[$"{name}/score/scores.csv"]);
        return _folder[$"{name}/score"];
    }

    private ScoredHeatmap[] Explain(Dataset dataset, Sample sample, string explain)
    {
        BinaryMask mask = dataset.ReadMask(sample, "class_part");
        var exact = new Heatmap(mask.Width, mask.Height, Array.ConvertAll(mask.Values, inside => inside ? 1f : 0f));
        var ours = new Heatmap(mask.Width, mask.Height, [.. Enumerable.Range(0, mask.Values.Length).Select(i => i % 7 / 6f)]);
        return [.. new[] { ("mask", exact), ("ours", ours) }.Select(map =>
        {
            string path = ExplanationIndex.HeatmapPath(_folder[explain], map.Item1, sample.Id);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            NpyFile.Write(path, map.Item2.Values, mask.Height, mask.Width);
            return Scorer.Score(
                new ScoreSubject(sample, dataset.Classes[sample.Label].Name, 0, map.Item1, "class_part"), map.Item2, mask);
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
        string folder, string step, JsonObject options, (string Name, string Path)[] inputs, params (string Name, string Version)[] versions) =>
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
        ColorImage image = PngReader.DecodeColor(png, "picture");
        return (image.Width, image.Height);
    }
}
