using An8Suite.Core.Datasets;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Shading;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Experiments.Parts;
using An8Suite.Workflow.Progress;
using An8Suite.Workflow.Rerendering;
using An8Suite.Workflow.Training;
using static TorchSharp.torch;

namespace An8Suite.Tests.Cli.Experiments;

/// <summary>Networks whose use of the parts is known by construction, on the tiny run's dataset.</summary>
[Needs(Needs.Suite)]
public sealed class DesignedNetworkTests(TinyRun run)
{
    [Fact]
    public void All_images_are_recognised_and_the_gradient_is_exactly_0_where_no_petal_shows()
    {
        string folder = Made("designed");
        Dataset dataset = DatasetReader.Read(run["generate"]);
        using Network network = Checkpoint.Read(Path.Combine(folder, "model.safetensors"));
        using var rendered = RerenderedDataset.Open(dataset, RenderDevice.Software, new Reporter(quiet: true));
        byte petals = (byte)dataset.Parts.First(part => part.Name == "petals").Id;
        foreach (Sample sample in dataset.Samples)
        {
            ColorImage image = dataset.ReadImage(sample);
            using IDisposable scope = NewDisposeScope();
            Tensor bytes = ImageSet.Load([sample], _ => image).Batch([0]);
            Tensor input = network.Normalize(bytes).detach().requires_grad_();
            Tensor logits = network.Forward(input);
            Assert.Equal(sample.Label, (int)logits.argmax(1).item<long>());
            logits[0, sample.Label].backward();
            float[] gradient = input.grad!.abs().amax([0, 1]).contiguous().data<float>().ToArray();

            using GBufferRelease view = new(rendered.Plant.Render(rendered.PoseOf(sample), [PartSet.All])[0]);
            byte[] coverage = new PoseResolver(view.Buffer).Coverage(id => id == petals);
            Assert.All(gradient.Zip(coverage), pixel => Assert.True(pixel.Second > 0 || pixel.First == 0));
            Assert.Contains(gradient, value => value > 0);
        }
    }

    [Fact]
    public void The_petals_are_worth_everything_and_what_hides_nothing_of_them_is_worth_0_exactly()
    {
        PartsFile file = Parts("designed", out string folder);
        PartWorth petals = file.Parts.First(part => part is { Part: "petals", Carries: true });
        Assert.InRange(petals.Share!.Value, 0.9, 1);
        Assert.Equal("petals", Assert.Single(file.Sufficient).Players);
        Assert.All(Values(folder).GroupBy(row => row["id"]), image =>
        {
            double without = Worth(folder, image.Key, petals: false);
            Assert.Equal(0, without);
        });
        Assert.Equal(1, Mean(file, "mask", "hottest_part"));
        Assert.Equal(1, Mean(file, "gradient", "hottest_part"));
    }

    [Fact]
    public void Where_petals_and_something_green_are_needed_the_petals_get_two_thirds()
    {
        // v is 10 where the petals and the stem or the leaves are there: 20 / 3, 10 / 6, 10 / 6. Where the few pixels of stem
        // that show are all shared with petals, the leaves are needed, which moves these values.
        PartsFile file = Parts("designed-and", out _);
        Assert.Equal(10, file.MeanTotal, 0.01);
        foreach ((string part, double worth) in new[] { ("petals", 20 / 3.0), ("stem", 10 / 6.0), ("leaves", 10 / 6.0) })
        {
            Assert.InRange(file.Parts.First(row => row.Part == part).Shapley, worth - 0.5, worth + 0.5);
        }

        Assert.All(file.Parts.Where(row => row.Part is "pot" or "soil" or "core"), row =>
            Assert.InRange(row.Shapley, -0.4, 0.4));
        int petals = file.Players.ToList().IndexOf("petals");
        int stem = file.Players.ToList().IndexOf("stem");
        Assert.InRange(file.Interactions[petals][stem], 1, 10);
    }

    [Fact]
    public void A_suppressor_is_worth_less_than_nothing()
    {
        PartsFile file = Parts("designed-suppressor", out _);
        Assert.All(file.Parts.Where(row => row.Part is "leaves"), row => Assert.InRange(row.Shapley, -100, -0.01));
        Assert.InRange(file.Parts.First(row => row.Part == "petals").Shapley, 0.01, 100);
    }

    [Fact]
    public void Xor_recognises_all_images_and_its_two_groups_take_each_other_away()
    {
        PartsFile file = PartsOf(
            "designed-xor",
            """
              - {name: red, color: "#d81e2c", parts: [petals]}
              - {name: blue, color: "#1f4fe0", parts: [petals]}
            """,
            ["--groups", "greens=stem+leaves"]);
        Assert.Equal(10, Worth(file, "petals"), 1e-3);
        Assert.All(file.Parts.Where(row => row.Part != "petals"), row => Assert.Equal(0, row.Shapley, 1e-3));
        int greens = file.Players.ToList().IndexOf("greens");
        int pot = file.Players.ToList().IndexOf("pot");
        Assert.Equal(-20, file.Interactions[greens][pot], 1e-3);
    }

    [Fact]
    public void A_cue_that_classes_colour_as_well_is_worth_rho_of_all()
    {
        PartsFile file = PartsOf(
            "designed-cue",
            """
              - {name: red, colors: {petals: "#d81e2c", pot: "#14cbe0"}}
              - {name: blue, colors: {petals: "#1f4fe0", pot: "#ffe100"}}
            """,
            [],
            "--cue-weight", "0.2");
        Assert.Equal(8, Worth(file, "petals"), 1e-3);
        Assert.Equal(2, Worth(file, "pot"), 1e-3);
        Assert.All(file.Parts.Where(row => row.Part is not ("petals" or "pot")), row => Assert.Equal(0, row.Shapley, 1e-3));
    }

    [Theory]
    [InlineData("small", "0.2", "--cue-weight: goes with --architecture designed-cue alone, found 'small'")]
    [InlineData("designed-cue", "1.5", "--cue-weight: expected a share from 0 to 1, found 1.5")]
    [InlineData("designed-cue", "0.5", "class 'red' colours no second part, which would be the cue of --architecture designed-cue")]
    public void A_cue_weight_without_a_cue_is_refused(string architecture, string weight, string message) => Suite.Refused(
        Suite.Run("train", run["generate"], "--architecture", architecture, "--cue-weight", weight, "--out", run.Fresh()),
        message);

    [Fact]
    public void Classes_that_colours_alone_do_not_tell_are_refused()
    {
        string dataset = run.Fresh();
        Assert.Equal(0, Suite.Run(
            "generate", "an8flower-double-12c", "--size", "48", "--poses", "5", "--out", dataset).ExitCode);
        Suite.Refused(
            Suite.Run("train", dataset, "--architecture", "designed", "--out", run.Fresh()),
            "has no colour that no other class and no other part has");
    }

    private string Made(string architecture) => run.Made("train", "generate", "--architecture", architecture).Folder;

    private PartsFile Parts(string architecture, out string folder)
    {
        folder = run.Fresh();
        ChildProcess made = Suite.Run(
            "parts", Made(architecture), "--poses", "1", "--steps", "0", "--methods", "gradient,mask", "--out", folder,
            "--threads", "2");
        Assert.True(made.ExitCode == 0, made.Error);
        return PartsExperiment.Row.ReadFrom(folder);
    }

    /// <summary>The parts of a network on plants whose core and soil are as grey as the background; all images are told.</summary>
    private PartsFile PartsOf(string architecture, string classes, string[] asked, params string[] options)
    {
        string at = Directory.CreateDirectory(run.Fresh()).FullName;
        File.WriteAllText(Path.Combine(at, "plants.yaml"), $$$"""
            name: plants
            mesh: plant.glb
            size: 64
            parts: {core: "#808080", stem: "#4a8f3a", leaves: "#3f8136", pot: "#b020b0", soil: "#707070"}
            classes:
            {{{classes}}}
            axes: {view_degrees: {from: 0, to: 360, count: 10}}
            """);
        File.Copy(Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb"), Path.Combine(at, "plant.glb"));
        (string dataset, string network, string folder) = (run.Fresh(), run.Fresh(), run.Fresh());
        Succeeds("generate", Path.Combine(at, "plants.yaml"), "--out", dataset);
        Succeeds(["train", dataset, "--architecture", architecture, "--threads", "2", "--out", network, .. options]);
        Assert.Equal(1, TrainingFile.Read(network).TestAccuracy);
        Succeeds(
        [
            "parts", network, "--poses", "2", "--steps", "0", "--methods", "gradient,mask", "--threads", "2",
            "--out", folder, .. asked,
        ]);
        return PartsExperiment.Row.ReadFrom(folder);
    }

    private static void Succeeds(params string[] words)
    {
        ChildProcess made = Suite.Run(words);
        Assert.True(made.ExitCode == 0, made.Error);
    }

    private static double Worth(PartsFile file, string part) => file.Parts.First(row => row.Part == part).Shapley;

    private static double? Mean(PartsFile file, string method, string column) =>
        file.Scores.First(score => score.Method == method && score.Column == column).Mean;

    private static IEnumerable<IReadOnlyDictionary<string, string>> Values(string folder) =>
        PartsTests.Rows(folder, "values.csv");

    /// <summary>The largest logit of an image over all subsets with or without the petals.</summary>
    private static double Worth(string folder, string id, bool petals) => PartsTests.Rows(folder, "games.csv")
        .Where(row => row["id"] == id && row["parts"].Contains("petals", StringComparison.Ordinal) == petals)
        .Max(row => Math.Abs(PartsTests.Number(row["logit"])));

    private sealed class GBufferRelease(GBuffer buffer) : IDisposable
    {
        public GBuffer Buffer => buffer;

        public void Dispose() => buffer.Release();
    }
}
