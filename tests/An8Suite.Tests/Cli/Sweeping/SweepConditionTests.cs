using An8Suite.Core;
using An8Suite.Core.Scenes.Cameras;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Learning.Explanations;
using An8Suite.Tests.Cli.Flags;
using An8Suite.Workflow.Planning;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Tests.Cli.Sweeping;

/// <summary>What <c>an8 replicate</c> and <c>an8 ladder</c> vary, and what they refuse before anything is rendered.</summary>
[Needs(Needs.Gl | Needs.LibTorch)]
public sealed class SweepConditionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_axis_varies_at_a_time_around_the_middle()
    {
        Sweep sweep = ReplicateConditions.Of(Replicate());
        Assert.Equal(
            [
                "middle", "distance-1.5", "distance-2", "distance-3", "epochs-7", "epochs-15", "epochs-60", "side-64",
                "side-96",
            ],
            sweep.Conditions.Select(condition => condition.Name));
        Assert.Equal(
            ["distance 1 1.5 2 3", "epochs 7 15 30 60", "side 64 96 128"],
            sweep.Axes.Select(axis => FormattableString.Invariant(
                $"{axis.Key} {string.Join(' ', sweep.Along(axis).Select(condition => condition.At(axis)))}")));
        Assert.All(sweep.Conditions.Skip(1), condition =>
            Assert.Equal(1, sweep.Axes.Count(axis => condition.At(axis) != axis.Middle)));
        Assert.Equal(
            ["middle", "epochs-7", "epochs-15", "epochs-60"],
            sweep.Conditions.Where(condition => condition.Dataset == "distance-1-side-128").Select(condition => condition.Name));
        Assert.Equal([7, 15, 30, 60], sweep.Along(sweep.Axes[1]).Select(condition => condition.Epochs!.Value));
    }

    [Fact]
    public void A_condition_has_one_distance_and_its_own_size_and_leaves_the_rest()
    {
        Sweep sweep = ReplicateConditions.Of(Replicate());
        Recipe far = sweep.Conditions.Single(condition => condition.Name == "distance-2").Change(sweep.Recipe);
        Assert.Equal([2.0], far.Axes.Values(PoseAxes.Distance));
        Assert.Equal((128, 128, 200), (far.Width, far.Height, (int)far.Axes.PoseCount));
        Assert.Equal(sweep.Recipe.MeshPath, far.MeshPath);
        Assert.Equal(sweep.Recipe.Axes.Values(PoseAxes.View), far.Axes.Values(PoseAxes.View));
        Recipe drawn = ReplicateConditions.At(
            RecipeReader.Read(Write("distance: {distribution: uniform, from: 1, to: 2}")), 1.5, 64);
        drawn.Validate();
        Assert.Empty(drawn.Axes.Drawn);
        Assert.Equal([1.5], drawn.Axes.Values(PoseAxes.Distance));
    }

    [Fact]
    public void Quick_and_full_differ_and_quick_leaves_out_slow_methods()
    {
        SweepOptions full = ReplicateConditions.Of(Replicate()).Options;
        SweepOptions quick = ReplicateConditions.Of(Replicate() with { Sweep = new() { Threads = 2, Quick = true } }).Options;
        Assert.Equal((3, 200, 20), (full.SeedCount, full.RenderedPoses, full.EvaluatedPoses));
        Assert.Equal((1, 60, 6), (quick.SeedCount, quick.RenderedPoses, quick.EvaluatedPoses));
        Assert.Equal(["small", "an8net"], full.Architectures);
        Assert.Contains("occlusion", full.Drawn);
        Assert.DoesNotContain(quick.Drawn, name => ExplanationMethods.Of(name).IsSlow);
        Assert.Equal(["noise", "centre-gaussian", "edges", "silhouette", "mask"], quick.Drawn.TakeLast(5));
        Assert.Equal(
            ["gradient", "mask", "noise", "centre-gaussian", "edges", "silhouette"],
            (quick with { Methods = ["gradient", "mask"] }).Drawn);
    }

    [Fact]
    public void Conditions_share_a_dataset_and_have_folders_of_their_own()
    {
        Sweep sweep = ReplicateConditions.Of(Replicate() with
        {
            Distances = [1, 2],
            Epochs = [2, 4],
            Sides = [64],
            Sweep = new() { Threads = 2, SeedCount = 2, Architectures = ["small"], Out = "out" },
        });
        SweepPlan plan = new(sweep);
        PlannedStep[] steps = [.. plan.Steps()];
        Assert.Equal(2, steps.Count(step => step.Title.StartsWith("generate", StringComparison.Ordinal)));
        Assert.Equal(2 + (3 * 2 * 4), steps.Length);
        Assert.Equal(steps.Length, steps.Select(step => step.Folder).Distinct().Count());
        Assert.Contains(
            Path.Combine("out", "conditions", "epochs-4", "small", "seed1", "fold0", "train"), steps.Select(step => step.Folder));
        Assert.Equal([2, 2, 4], plan.Swept.OrderBy(cell => cell.Condition.Epochs).Select(cell => cell.Seeds[0].Training.Epochs));
    }

    [Theory]
    [InlineData("--distances: expected 0.1 to 20, found 0.05", "--distances", "0.05")]
    [InlineData("--distances: expected numbers with commas between them, found 'near'", "--distances", "1,near")]
    [InlineData("--distances: expected every number once, found 1,2,1", "--distances", "1,2,1")]
    [InlineData("--distances: expected at least one number", "--distances", ",")]
    [InlineData("--epochs: expected 1 or more, found 0", "--epochs", "3,0")]
    [InlineData("--sides: expected 32 to 2048, found 16", "--sides", "16")]
    [InlineData("--sides: expected 67 to 2048 for 'vgg-f', found 64", "--sides", "128,64", "--architectures", "vgg-f")]
    [InlineData("--architectures: unknown name 'smal'; did you mean 'small'?", "--architectures", "smal")]
    [InlineData("--methods: expected at least one that is no control, such as grad-cam", "--methods", "noise")]
    [InlineData("--methods: expected at least two of ours, guided-backprop,", "--methods", "ours,gradient")]
    [InlineData("--seeds: expected 1 or more, found 0", "--seeds", "0")]
    [InlineData("--poses: expected 1 or more, found 0", "--poses", "0")]
    [InlineData("--rendered-poses: expected 1 or more, found 0", "--rendered-poses", "0")]
    [InlineData("recipe 'an8flower': no such file or shipped recipe", "--dataset", "an8flower")]
    public void What_cannot_be_replicated_is_refused(string message, params string[] options) =>
        Suite.Refused(Suite.Here(["replicate", .. options, "--out", _folder["out"]]), message);

    private const string Scene = "ground: tan\ncue: {kind: tint, rate: 1}";

    [Fact]
    public void A_ladder_needs_levels()
    {
        string plain = Write("distance: 1");
        Suite.Refused(Suite.Here("ladder", plain, "--out", _folder["out"]), $"{plain}: has level 0 alone");
        string backgrounds = Write("distance: 1", Scene);
        Suite.Refused(
            Suite.Here("ladder", backgrounds, "--levels", "0,7", "--out", _folder["out"]),
            "--levels: expected some of 0, 1, 5, which vases has, found 7");
        Suite.Refused(
            Suite.Here("ladder", backgrounds, "--size", "20", "--out", _folder["out"]),
            "--size: expected 32 to 2048, found 20");
        Suite.Refused(
            Suite.Here("ladder", backgrounds, "--epochs", "0", "--out", _folder["out"]),
            "--epochs: expected 1 or more, found 0");
    }

    [Fact]
    public void The_levels_of_a_ladder_are_its_conditions()
    {
        Sweep sweep = LadderConditions.Of(
            new LadderOptions { Recipe = Write("distance: 1", Scene), Sweep = new() { Threads = 2, Quick = true } });
        Assert.Equal(["level-0", "level-1", "level-5"], sweep.Conditions.Select(condition => condition.Name));
        Assert.Equal([0.0, 1.0, 5.0], sweep.Along(sweep.Axes[0]).Select(condition => condition.At(sweep.Axes[0])));
        Assert.Single(sweep.Conditions.Select(condition => condition.Change(sweep.Recipe).Axes.PoseCount).Distinct());
        Assert.Equal([false, true, true], sweep.Conditions.Select(condition => condition.Change(sweep.Recipe).Ground is not null));
        Assert.Equal([false, false, true], sweep.Conditions.Select(condition => condition.Change(sweep.Recipe).Cue is not null));
        Assert.All(sweep.Conditions, condition => Assert.Equal(64, condition.Change(sweep.Recipe).Width));
    }

    [Fact]
    public void Every_option_of_a_replication_is_written_and_read() => OptionTableTests.RoundTrip(
        SweepFlags.Replicate, new() { Sweep = new() { Threads = 0 } }, random => new ReplicateOptions
        {
            Dataset = OptionTableTests.One(random, "an8flower-single-6c", "my recipe.yaml"),
            Distances = OptionTableTests.One<IReadOnlyList<double>?>(random, null, [1], [1.25, 3]),
            Epochs = OptionTableTests.One<IReadOnlyList<int>?>(random, null, [5, 10]),
            Sides = OptionTableTests.One<IReadOnlyList<int>?>(random, null, [64, 48]),
            Sweep = Shared(random),
        },
        key: o => $"{o.Dataset} {List(o.Distances)} {List(o.Epochs)} {List(o.Sides)} {Key(o.Sweep)}",
        unwritten: ["--renderer"]);

    [Fact]
    public void Every_option_of_a_ladder_is_written_and_read() => OptionTableTests.RoundTrip(
        SweepFlags.Ladder, new() { Sweep = new() { Threads = 0 } }, random => new LadderOptions
        {
            Levels = OptionTableTests.One<IReadOnlyList<int>?>(random, null, [0, 3]),
            Epochs = OptionTableTests.One<int?>(random, null, 4),
            Size = OptionTableTests.One<int?>(random, null, 64),
            Sweep = Shared(random),
        },
        key: o => $"{List(o.Levels)} {o.Epochs} {o.Size} {Key(o.Sweep)}", unwritten: ["--renderer"]);

    private static ReplicateOptions Replicate() => new() { Sweep = new() { Threads = 2 } };

    private static SweepOptions Shared(CounterRandom random) => new()
    {
        Quick = random.NextInt32(2) == 0,
        Architectures = OptionTableTests.One<IReadOnlyList<string>?>(random, null, ["small"], ["vgg-f", "small"]),
        Methods = OptionTableTests.One<IReadOnlyList<string>?>(random, null, ["ours", "grad-cam"]),
        SeedCount = OptionTableTests.One<int?>(random, null, 2),
        RenderedPoses = OptionTableTests.One<int?>(random, null, 24),
        EvaluatedPoses = OptionTableTests.One<int?>(random, null, 5),
        Threads = OptionTableTests.Some(random),
        LearningDevice = OptionTableTests.One(random, "cpu", "cuda:1"),
    };

    private static string Key(SweepOptions o) =>
        $"{o with { Architectures = null, Methods = null }} {List(o.Architectures)} {List(o.Methods)}";

    private static string List<T>(IReadOnlyList<T>? values) => values is null ? "none" : string.Join(',', values);

    private string Write(string axis, string scene = "")
    {
        File.WriteAllText(_folder["recipe.yaml"], $$"""
            name: vases
            mesh: vase.glb
            classes:
              - {name: red, color: red, parts: [vase]}
              - {name: blue, color: blue, parts: [vase]}
            axes:
              view_degrees: {from: 0, to: 360, count: 20}
              {{axis}}
            {{scene}}
            """);
        return _folder["recipe.yaml"];
    }
}
