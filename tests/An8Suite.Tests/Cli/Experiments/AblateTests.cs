using An8Suite.Core.Ablation;
using An8Suite.Learning.Ablation;
using An8Suite.Workflow.Experiments.Ablate;

namespace An8Suite.Tests.Cli.Experiments;

/// <summary><c>an8 ablate</c> on the tiny run.</summary>
[Needs(Needs.Suite)]
public sealed class AblateTests(TinyRun run, ForeignRun foreign)
{
    private static readonly string[] Files = ["ablate.csv", "ablate.html", "ablate.json", "images.csv", "step.json"];
    private static readonly string[] Few = ["--images", "12", "--training-images", "1", "--draws", "2", "--k", "1,20"];

    [Fact]
    public void Every_order_has_its_curves_and_all_end_alike_with_one_prediction_for_all()
    {
        string folder = Make(run["select"], Few);
        Assert.Equal(Files, Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        AblateFile file = AblateExperiment.Row.ReadFrom(folder);
        Assert.Equal((12, 2, "pose", 6), (file.Images, file.Units, file.Unit, file.TrainingImages));
        // seven orders, one of them drawn twice, in two layer sets and two kinds
        Assert.Equal(8 * 4, file.Curves.Count);
        Assert.All(file.Curves, curve => Assert.True(curve.ConstantAtAll));
        Assert.All(file.Curves, curve => Assert.Equal(1.0 / 6, curve.Points[^1].Accuracy, 1e-12));
        Assert.Equal(
            [1, 20, 480],
            file.Find(LayerSet.All, AblationKind.Zero, AblationOrders.Lasso).Single().Points.Select(p => p.K));
        Assert.Equal(
            [1, 20, 352],
            file.Find(LayerSet.Conv, AblationKind.Mean, AblationOrders.Oracle).Single().Points.Select(p => p.K));
        Assert.All(
            file.Layers,
            layers => Assert.All(layers.Selected.Zip(layers.Followed), pair => Assert.True(pair.First <= pair.Second)));
        Assert.Equal(6 * 4, file.Contrasts.Count);
        Assert.All(
            file.Contrasts, c => Assert.True(c.Accuracy.Low <= c.Accuracy.Mean && c.Accuracy.Mean <= c.Accuracy.High));

        // A row a curve, number and class beside the mean of all; a row an order, setting and image.
        Assert.Equal(8 * 4 * 3 * 7, PathTests.Rows(Path.Combine(folder, "ablate.csv")).Length);
        Dictionary<string, string>[] images = PathTests.Rows(Path.Combine(folder, "images.csv"));
        Assert.Equal(7 * 4 * 12, images.Length);
        AblateContrast contrast = file.Contrasts[0];
        double Mean(string order) => images
            .Where(row => row["layers"] == "all" && row["kind"] == "zero" && row["order"] == order)
            .Average(row => PathTests.Number(row["accuracy_area"]));
        Assert.Equal(contrast.Accuracy.Mean, Mean("lasso") - Mean(contrast.Against), 1e-9);
        string page = File.ReadAllText(Path.Combine(folder, AblateExperiment.Row.PageName));
        Assert.Equal(8, page.Split("<figure").Length - 1);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_fewer_names_fewer_curves()
    {
        string[] narrow = [.. Few, "--orders", "lasso,random", "--kinds", "zero", "--layers", "conv", "--seed", "5"];
        string[] folders = [Make(run["select"], narrow), Make(run["select"], narrow)];
        Assert.All(Files, name => Assert.Equal(
            File.ReadAllBytes(Path.Combine(folders[0], name)), File.ReadAllBytes(Path.Combine(folders[1], name))));
        Assert.Equal(3, AblateExperiment.Row.ReadFrom(folders[0]).Curves.Count);
    }

    [Fact]
    public void Several_runs_are_averaged_with_a_band()
    {
        AblateFile one = AblateExperiment.Row.ReadFrom(
            Make(run["select"], [.. Few, "--kinds", "zero", "--layers", "conv"]));
        AblateFile other = one with
        {
            Curves = [.. one.Curves.Select(curve => curve with { AccuracyArea = curve.AccuracyArea + 0.2 })],
        };
        double area = one.Find(LayerSet.Conv, AblationKind.Zero, AblationOrders.Lasso).Single().AccuracyArea;
        string page = AblateExperiment.Page(one, other);
        Assert.Contains(
            FormattableString.Invariant($"{100 * (area + 0.1):0.0}\u00a0±\u00a014.1 ("),
            page, StringComparison.Ordinal);
        Assert.Contains("2 runs", page, StringComparison.Ordinal);
        Assert.Contains("class=\"line band ours\"", page, StringComparison.Ordinal);
        Assert.Equal(2, AblateExperiment.Page(one, one with { Architecture = "lenet" }).Split("<h3").Length - 1);
    }

    [Theory]
    [InlineData("--k", "3,481", "--k: 481 is more than the 480 channels that can be silenced")]
    [InlineData("--k", "0", "--k: expected 1 or more, found 0")]
    [InlineData("--k", "some", "--k: expected whole numbers or all, found 'some'")]
    [InlineData("--orders", "laso", "--orders: unknown name 'laso'; did you mean 'lasso'?")]
    [InlineData("--kinds", "zeros", "--kinds: unknown name 'zeros'; did you mean 'zero'?")]
    [InlineData("--layers", "con", "--layers: unknown name 'con'; did you mean 'conv'?")]
    [InlineData("--images", "none", "--images: expected whole numbers or all, found 'none'")]
    [InlineData("--images", "0", "--images: expected 1 or more, found 0")]
    [InlineData("--draws", "0", "--draws: expected 1 or more, found 0")]
    public void Options_out_of_range_are_refused(string option, string value, string message) =>
        Suite.Refused(Suite.Run("ablate", run["select"], option, value, "--out", run.Fresh()), message);

    [Fact]
    public void A_selection_of_another_network_is_refused()
    {
        string select = run.CopyOf("select");
        string features = File.ReadAllText(Path.Combine(select, "features.json"));
        File.WriteAllText(
            Path.Combine(select, "features.json"),
            features.Replace("conv5.relu", "conv9.relu", StringComparison.Ordinal));
        Suite.Refused(Suite.Run("ablate", select, "--out", run.Fresh()), "its features are not those of ");

        Suite.Refused(Suite.Run("ablate", run["respond"], "--out", run.Fresh()), "expected the output of 'an8 select'");
    }

    [Fact]
    public void Folders_of_photographs_are_drawn_image_by_image()
    {
        AblateFile file = AblateExperiment.Row.ReadFrom(
            Make(foreign["select"], ["--images", "4", "--training-images", "1", "--draws", "1", "--k", "all"]));
        Assert.Equal(("image", file.Images), (file.Unit, file.Units));
        Assert.All(file.Curves, curve => Assert.True(curve.ConstantAtAll));
    }

    private string Make(string select, string[] arguments)
    {
        string folder = run.Fresh();
        ChildProcess made = Suite.Run(["ablate", select, .. arguments, "--threads", "1", "--out", folder]);
        Assert.True(made.ExitCode == 0, made.Error);
        return folder;
    }
}
