using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using An8Suite.Learning.Sanity;

namespace An8Suite.Tests.Learning.Sanity;

/// <summary>Four images of noise through an untrained network with made-up weights of the selection.</summary>
[Collection("libtorch")]
public sealed class SanityRunTests
{
    private static readonly string[] Methods = ["ours", "gradient", "edges", "constant"];

    [Fact]
    public void Held_features_and_controls_do_not_change_with_the_class_and_constant_maps_are_undefined()
    {
        using Network network = Build(seed: 1);
        SanityRun run = Run(network);
        run.CompareClasses();
        Assert.Equal(4 * 2 * 5, run.Rows.Count); // images, other classes, methods with ours-held
        Assert.All(Of(run, Comparison.Class, PassedImages.Held), row => Assert.Equal(1, row.Spearman!.Value, 1e-9));
        Assert.All(Of(run, Comparison.Class, "edges"), row => Assert.Equal(1, row.Ssim!.Value, 1e-6));
        Assert.All(Of(run, Comparison.Class, "constant"), row => Assert.Null(row.Spearman ?? row.Ssim));
        Assert.All(Of(run, Comparison.Class, "gradient"), row => Assert.NotEqual(run.Targets[row.Image], row.Number));
        Assert.Contains(Of(run, Comparison.Class, "gradient"), row => row.Spearman < 0.99);
    }

    [Fact]
    public void Randomised_networks_are_compared_stage_by_stage_and_the_network_is_as_it_was()
    {
        using Network network = Build(seed: 1);
        float[] before = Weights(network);
        SanityRun run = Run(network);
        run.CompareClasses();
        List<int> states = [];
        run.CompareRandomized([3, 4], states.Add);
        Assert.Equal(Enumerable.Range(1, SanityRun.StateCount(network, 2)), states);
        Assert.Equal(before, Weights(network));
        IReadOnlyList<string> stages = WeightRandomization.Names(network);
        Assert.Equal(2 * 4 * stages.Count, Of(run, Comparison.Cascade, "gradient").Length);
        Assert.Equal(2 * 4 * stages.Count, Of(run, Comparison.Independent, "gradient").Length);
        Assert.Equal(4, Of(run, Comparison.Floor, "gradient").Length);

        // The classifier alone is the first state of the cascade and one of the independent ones.
        SimilarityRow[] Classifier(Comparison comparison) =>
            [.. Of(run, comparison, "gradient").Where(row => row.Stage == stages[^1])];
        Assert.Equal(
            Classifier(Comparison.Cascade).Select(row => row.Spearman),
            Classifier(Comparison.Independent).Select(row => row.Spearman));
        Assert.All(Of(run, Comparison.Cascade, "edges"), row => Assert.Equal(1, row.Spearman!.Value, 1e-9));

        // Held features above a random classifier start from the same activations.
        Assert.All(
            Of(run, Comparison.Independent, PassedImages.Held).Where(row => row.Stage == stages[^1]),
            row => Assert.Equal(1, row.Spearman!.Value, 1e-9));
    }

    [Fact]
    public void A_network_against_itself_is_one_and_against_another_is_not()
    {
        using Network network = Build(seed: 1);
        using Network other = Build(seed: 2);
        SanityRun run = Run(network);
        run.CompareClasses();
        run.CompareTrained(Selected(network), 1);
        run.CompareTrained(Selected(other), 2);
        Assert.All(
            Of(run, Comparison.Other, "gradient").Concat(Of(run, Comparison.Other, "ours")),
            row => Assert.True(row.Number == 1 ? row.Spearman > 0.999999 : row.Spearman < 0.999));
    }

    [Fact]
    public void Stopped_on_the_way_the_weights_come_back()
    {
        using Network network = Build(seed: 1);
        float[] before = Weights(network);
        SanityRun run = Run(network);
        run.CompareClasses();
        Assert.Throws<InvalidOperationException>(() =>
            run.CompareRandomized([3], done => throw new InvalidOperationException("stop")));
        Assert.Equal(before, Weights(network));
    }

    [Fact]
    public void Features_of_another_network_are_refused()
    {
        using Network network = Build(seed: 1);
        SelectedFeatures selected = Selected(network);
        SanityRun run = new(
            selected with { Features = [.. selected.Features.Skip(1)], Weights = selected.Weights[3..] },
            Samples(), Options());
        Assert.Contains(
            "features are not those that are recorded of this network",
            Assert.Throws<InputException>(() => run.CompareClasses()).Message,
            StringComparison.Ordinal);
    }

    private static SimilarityRow[] Of(SanityRun run, Comparison comparison, string method) =>
        [.. run.Rows.Where(row => row.Comparison == comparison && row.Method == method)];

    private static SanityRun Run(Network network) => new(Selected(network), Samples(), Options());

    private static ExplainOptions Options() => new() { Methods = Methods, FeatureCount = 2, BatchSize = 3 };

    private static Network Build(ulong seed)
    {
        LibTorch.SetThreads(1);
        return Architectures.Build(new NetworkDescription("small", 32, 32, ["a", "b", "c"], Normalization.None), seed);
    }

    private static SelectedFeatures Selected(Network network)
    {
        ResponseRecorder recorder = new(network, ResponseOptions.Paper);
        using TorchSharp.torch.Tensor zeros = TorchSharp.torch.zeros(1, 3, 32, 32);
        using ForwardTrace trace = network.Trace(zeros);
        Feature[] features = recorder.Features(trace);
        CounterRandom random = new(1, "weights", 0);
        return new SelectedFeatures(
            network, recorder, features,
            [.. Enumerable.Range(0, 3 * features.Length).Select(_ => random.NextDouble() - 0.5)]);
    }

    private static SampleInput[] Samples() => [.. Enumerable.Range(0, 4).Select(image =>
    {
        CounterRandom random = new(2, "images", (ulong)image);
        return new SampleInput(
            $"image{image}", 0,
            new ColorImage(32, 32, [.. Enumerable.Range(0, 32 * 32 * 3).Select(_ => (byte)random.NextInt32(256))]));
    })];

    private static float[] Weights(Network network) =>
        [.. network.State.SelectMany(entry => entry.Value.contiguous().data<float>().ToArray())];
}
