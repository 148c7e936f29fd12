using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

[Collection("libtorch")]
public sealed class ExplainerTests : IDisposable
{
    private readonly Network _network = StridedNetwork.Build();
    private readonly ResponseRecorder _recorder;
    private readonly Feature[] _features;
    private readonly double[] _weights;

    public ExplainerTests()
    {
        _recorder = new ResponseRecorder(_network, ResponseOptions.Paper);
        using torch.Tensor input = StridedNetwork.Input(images: 1);
        using ForwardTrace trace = _network.Trace(input);
        _features = _recorder.Features(trace);
        _weights = [.. Tensors.Random(9, _features.Length * StridedNetwork.Classes).Values().Select(w => (double)w)];
    }

    public void Dispose() => _network.Dispose();

    [Fact]
    public void Every_image_comes_in_order_with_every_map_and_its_features()
    {
        List<int> progress = [];
        Explanation[] explanations = [.. Explainer().Explain(
            Samples(5), new ExplainOptions { BatchSize = 2, FeatureCount = 2 }, progress.Add, Cancellation)];
        Assert.Equal(["s0", "s1", "s2", "s3", "s4"], explanations.Select(e => e.Id));
        Assert.Equal([2, 4, 5], progress);
        foreach (Explanation explanation in explanations)
        {
            Assert.Equal(ExplanationMethods.Default, explanation.Maps.Keys);
            Assert.Equal(explanation.PredictedClass, explanation.TargetClass);
            Assert.Equal(2, explanation.Features.Count);
            Assert.All(explanation.Features, f => Assert.Equal(
                _weights[(f.Column * StridedNetwork.Classes) + explanation.TargetClass], f.Weight));
            Assert.All(explanation.Features, f => Assert.Equal(f.Weight * f.Response, f.Relevance, 1e-12));
            Assert.All(explanation.Features, f => Assert.Equal(_features[f.Column], f.Feature));
            Assert.All(explanation.Maps.Values, map => Assert.All(map.Heatmap.Values, v => Assert.InRange(v, 0, 1)));
        }
    }

    [Fact]
    public void Without_a_selection_no_feature_is_relevant_and_other_methods_stay_as_they_are()
    {
        ExplainOptions options = new() { Methods = ["ours", "gradient"] };
        Explanation[] bare = Explain(new Explainer(_network, null, [], []), Samples(2), options);
        Explanation[] selected = Explain(Explainer(), Samples(2), options);
        Assert.All(bare, e => Assert.Empty(e.Features));
        Assert.All(bare, e => Assert.Equal("no feature speaks for the class", e.Maps["ours"].EmptyBecause));
        Assert.All(bare.Zip(selected), pair => Assert.Equal(
            pair.Second.Maps["gradient"].Heatmap.Values, pair.First.Maps["gradient"].Heatmap.Values));
    }

    [Fact]
    public void An_unknown_true_class_is_kept_unknown_and_cannot_be_explained()
    {
        SampleInput[] unknown = [.. Samples(2).Select(sample => sample with { Label = null })];
        ExplainOptions options = new() { Methods = ["gradient"] };
        Assert.All(Explain(Explainer(), unknown, options), e => Assert.Null(e.Label));
        InputException error = Assert.Throws<InputException>(
            () => Explain(Explainer(), unknown, options with { Class = ClassChoice.True }));
        Assert.Contains("image 's0': its true class is not known", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 4)]
    public void Batches_and_chunks_do_not_change_the_maps(int batchSize, int sweepSize)
    {
        var options = new ExplainOptions { Methods = EveryMethod, Numbers = Requests.Few };
        Explanation[] whole = Explain(Explainer(), Samples(5), options);
        Explanation[] parts = Explain(Explainer(), Samples(5), options with
        {
            BatchSize = batchSize,
            SweepSize = sweepSize,
            Numbers = Requests.Few with { PassSize = batchSize + 1 },
        });
        foreach ((Explanation expected, Explanation actual) in whole.Zip(parts))
        {
            Assert.Equal(expected.Features.Select(f => f.Feature), actual.Features.Select(f => f.Feature));
            foreach (string method in EveryMethod)
            {
                Assert.All(
                    expected.Maps[method].Heatmap.Values.Zip(actual.Maps[method].Heatmap.Values),
                    pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
            }
        }
    }

    [Fact]
    public void The_class_to_explain_can_be_chosen()
    {
        Explanation[] given = Explain(
            Explainer(), Samples(4),
            new ExplainOptions { Class = ClassChoice.Given, GivenClass = 2, Methods = ["gradient"] });
        Assert.All(given, e => Assert.Equal(2, e.TargetClass));
        Explanation[] labelled = Explain(
            Explainer(), Samples(4), new ExplainOptions { Class = ClassChoice.True, Methods = ["gradient"] });
        Assert.Equal([0, 1, 2, 0], labelled.Select(e => e.TargetClass));
        Assert.NotEqual(given[0].Maps["gradient"].Heatmap.Values, labelled[0].Maps["gradient"].Heatmap.Values);
    }

    [Fact]
    public void An_image_that_no_feature_speaks_for_says_so()
    {
        var explainer = new Explainer(_network, _recorder, _features, new double[_weights.Length]);
        Explanation explanation = Explain(explainer, Samples(1), new ExplainOptions { Methods = ["ours"] }).Single();
        Assert.Empty(explanation.Features);
        Assert.Equal("no feature speaks for the class", explanation.Maps["ours"].EmptyBecause);
    }

    [Fact]
    public void Images_are_read_a_batch_at_a_time()
    {
        int read = 0;
        IEnumerable<SampleInput> counting = Samples(6).Select(sample =>
        {
            read++;
            return sample;
        });
        using IEnumerator<Explanation> explanations = Explainer()
            .Explain(counting, new ExplainOptions { BatchSize = 2, Methods = ["edges"] }, null, Cancellation)
            .GetEnumerator();
        Assert.True(explanations.MoveNext());
        Assert.Equal(2, read);
    }

    [Fact]
    public void Nothing_is_left_behind_even_when_an_image_is_refused()
    {
        float[][] parameters = [.. _network.Parameters.Select(p => p.Value.Values())];
        SampleInput wrong = new("wrong", 0, new ColorImage(2, 2, new byte[12]));
        Run(Samples(2));
        long tensors = LibTorchGroup.CountTensors();
        InputException error = Assert.Throws<InputException>(() => Run([.. Samples(2), wrong]));
        Assert.Equal("image 'wrong': the network takes 26 x 21 pixels, found 2 x 2", error.Message);
        Run(Samples(2));
        Assert.Equal(tensors, LibTorchGroup.CountTensors());
        Assert.True(torch.is_grad_enabled());
        Assert.Equal(parameters, _network.Parameters.Select(p => p.Value.Values()));

        Explanation[] Run(IEnumerable<SampleInput> samples) => Explain(
            Explainer(), samples, new ExplainOptions { BatchSize = 1, Methods = EveryMethod, Numbers = Requests.Few });
    }

    [Fact]
    public void Every_wrong_option_is_named_at_once()
    {
        var options = new ExplainOptions
        {
            Methods = ["our", "noise", "noise"],
            FeatureCount = 0,
            BatchSize = 0,
            SweepSize = -1,
            Class = ClassChoice.Given,
        };
        string[] problems = Assert.Throws<InputException>(() => options.Validate(_network.Description)).Message
            .Split('\n');
        Assert.Equal(6, problems.Length);
        Assert.StartsWith(
            "unknown explanation method 'our'; did you mean 'ours'?", problems[0], StringComparison.Ordinal);
        Assert.Equal("method 'noise' is named twice", problems[1]);
        Assert.Equal("feature count must be at least 1, found 0", problems[2]);
        Assert.Contains(
            "must lie in 0 to 2, found 3",
            Assert.Throws<InputException>(() => Explain(
                Explainer(), Samples(1), new ExplainOptions { Class = ClassChoice.Given, GivenClass = 3 })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_selection_of_other_features_or_classes_is_refused()
    {
        var shortWeights = new Explainer(_network, _recorder, _features, new double[4]);
        Assert.Contains("features x 3 classes, found 4 values", Refused(shortWeights), StringComparison.Ordinal);
        Feature[] turned = [.. _features.Reverse()];
        Assert.Contains(
            "select and explain with the same network",
            Refused(new Explainer(_network, _recorder, turned, _weights)),
            StringComparison.Ordinal);

        static string Refused(Explainer explainer) =>
            Assert.Throws<InputException>(() => Explain(explainer, Samples(1), new ExplainOptions())).Message;
    }

    [Fact]
    public void A_label_that_is_no_class_is_refused()
    {
        SampleInput sample = Samples(1)[0] with { Label = 3 };
        InputException error = Assert.Throws<InputException>(
            () => Explain(Explainer(), [sample], new ExplainOptions()));
        Assert.Equal("image 's0': label 3 is not one of the network's 3 classes", error.Message);
    }

    [Fact]
    public void Weights_that_are_not_finite_are_refused_before_any_map()
    {
        _network.Parameters.First(p => p.Key == "0.weight").Value.fill_(float.NaN);
        InputException error = Assert.Throws<InputException>(
            () => Explain(Explainer(), Samples(1), new ExplainOptions { Methods = ["edges"] }));
        Assert.Equal(
            "image 's0': the logit of class 'class0' is NaN; tensor '0.weight' of the network holds NaN at position 0, "
            + "expected finite weights: train or import the network again",
            error.Message);
    }

    [Fact]
    public void A_method_that_cannot_explain_the_network_is_refused_before_an_image_is_read()
    {
        var explainer = Explainer();
        string[] refused = [.. Requests.OfOtherNetworks, "conv9-1.guided.nearest", "conv3-4.guided.nearest"];
        string[] messages = [.. refused.Select(method => Assert.Throws<InputException>(
            () => explainer.Explain([], new ExplainOptions { Methods = [method] }, null, Cancellation)).Message)];
        Assert.StartsWith(
            "method 'cam' needs a network that ends in a convolution, global average pooling",
            messages[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "method 'attention-rollout' needs a transformer, and the network has no attention",
            messages[1], StringComparison.Ordinal);
        Assert.StartsWith(
            "the network has no layer 'conv9'; did you mean 'conv1'?", messages[^2], StringComparison.Ordinal);
        Assert.Equal("layer 'conv3' has no channel 4: it has 0 to 3", messages[^1]);
    }

    [Fact]
    public void Every_wrong_number_is_named_at_once()
    {
        var numbers = new MethodOptions
        {
            IntegratedGradientsSteps = 0,
            ExpectedGradientsSamples = 0,
            References = 0,
            LrpEpsilon = 0,
            LrpGamma = -1,
            SmoothGradSamples = 0,
            SmoothGradSigma = double.NaN,
            OcclusionWindow = 1.5,
            OcclusionStride = 22,
            RiseMasks = 0,
            RiseGrid = 22,
            RiseVisible = 1,
            SegmentGrid = 0,
            ShapCoalitions = 1,
            LimeSamples = 1,
            PassSize = 0,
        };
        string[] problems = Assert.Throws<InputException>(
            () => new ExplainOptions { Numbers = numbers }.Validate(_network.Description)).Message.Split('\n');
        Assert.Equal(17, problems.Length);
        Assert.Contains(
            "the occlusion window must be a share between 0 and 1 or 1 to 21 whole pixels, found 1.5", problems);
        Assert.Contains("RISE grid must lie in 1 to 21 cells, found 22", problems);
    }

    [Fact]
    public void Nothing_grows_over_many_batches()
    {
        var options =
            new ExplainOptions { BatchSize = 2, Methods = [.. EveryMethod, .. Grid.Names], Numbers = Requests.Few };
        List<long> tensors = [];
        foreach (Explanation explanation in Explainer().Explain(Samples(10), options, null, Cancellation))
        {
            if (explanation.Id is "s1" or "s9")
            {
                tensors.Add(LibTorchGroup.CountTensors());
            }
        }

        Assert.Equal(tensors[0], tensors[1]);
    }

    [Fact]
    public void Cancelling_stops_before_the_next_batch()
    {
        using var source = new CancellationTokenSource();
        using IEnumerator<Explanation> explanations = Explainer()
            .Explain(Samples(4), new ExplainOptions { BatchSize = 2, Methods = ["edges"] }, null, source.Token)
            .GetEnumerator();
        Assert.True(explanations.MoveNext());
        source.Cancel();
        Assert.True(explanations.MoveNext());
        Assert.Throws<OperationCanceledException>(() => explanations.MoveNext());
    }

    /// <summary>All but those that need another network.</summary>
    private static string[] EveryMethod => [.. ExplanationMethods.Names.Except(Requests.OfOtherNetworks)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Explanation[] Explain(
        Explainer explainer, IEnumerable<SampleInput> samples, ExplainOptions options) =>
        [.. explainer.Explain(samples, options, null, Cancellation)];

    private Explainer Explainer() => new(_network, _recorder, _features, _weights);

    private static SampleInput[] Samples(int count) => [.. Enumerable.Range(0, count).Select(i =>
    {
        const int pixels = StridedNetwork.Width * StridedNetwork.Height;
        var random = new CounterRandom(4, "pixels", (ulong)i);
        byte[] rgb = [.. Enumerable.Range(0, pixels * 3).Select(_ => (byte)random.NextInt32(256))];
        return new SampleInput($"s{i}", i % 3, new ColorImage(StridedNetwork.Width, StridedNetwork.Height, rgb))
        {
            Parts = new PartMask(
                StridedNetwork.Width,
                StridedNetwork.Height, [.. Enumerable.Range(0, pixels).Select(p => (byte)(p % 4))]),
            ClassMask = new BinaryMask(
                StridedNetwork.Width, StridedNetwork.Height, [.. Enumerable.Range(0, pixels).Select(p => p % 4 == 1)]),
        };
    })];
}
