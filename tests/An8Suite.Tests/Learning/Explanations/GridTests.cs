using An8Suite.Core;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

[Collection("libtorch")]
public sealed class GridTests : IDisposable
{
    private readonly Network _network = StridedNetwork.Build();
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;

    public GridTests()
    {
        _trace = _network.Trace(StridedNetwork.Input(images: 3));
        _sweep = new ReverseSweep(_network, _trace);
    }

    public void Dispose()
    {
        _sweep.Dispose();
        _trace.Dispose();
        _network.Dispose();
    }

    [Fact]
    public void The_names_are_all_combinations_and_legal_folders()
    {
        Assert.Equal(45, Grid.Names.Distinct().Count());
        Assert.Contains("gradient-activation.deconvnet.bilinear", Grid.Names);
        Assert.All(Grid.Names, name => Assert.Matches("^[a-z][a-z.-]*[a-z]$", name));
        Assert.All(Grid.Names, name => Assert.Equal(name, ExplanationMethods.Of(name).Name));
        Assert.Equal("Lasso features, guided, nearest", ExplanationMethods.Of("lasso.guided.nearest").Title);
    }

    [Theory]
    [InlineData("lasso.guided.nearest", "ours")]
    [InlineData("logit.guided.transposed", "guided-backprop")]
    [InlineData("logit.deconvnet.transposed", "deconvnet")]
    public void Some_cells_have_names_of_their_own(string cell, string method)
    {
        MethodMap[] expected = ExplanationMethods.Of(method).Explain(Request());
        MethodMap[] actual = ExplanationMethods.Of(cell).Explain(Request());
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Heatmap.Values, pair.Second.Heatmap.Values));
        Assert.Contains(expected, map => map.EmptyBecause is null);
    }

    [Fact]
    public void Every_part_makes_a_difference()
    {
        float[][] maps = [.. Grid.Names.Where(name => !name.StartsWith("lasso", StringComparison.Ordinal))
            .Select(name => ExplanationMethods.Of(name).Explain(Request())[0].Heatmap.Values)];
        Assert.Equal(36, maps.Select(map => string.Join(' ', map)).Distinct().Count());
    }

    [Fact]
    public void Random_features_depend_on_the_seed_and_the_image_alone()
    {
        ExplanationRequest request = Request();
        Feature[] chosen = [.. FeatureChoices.Random(request, 1).Take(5)];
        Assert.Equal(5, chosen.Distinct().Count());
        Assert.All(chosen, feature => Assert.Contains(feature, request.Features));
        ExplanationRequest alone = request with { Samples = [request.Samples[1]] };
        Assert.Equal(chosen, FeatureChoices.Random(alone, 0).Take(5));
        Assert.NotEqual(chosen, FeatureChoices.Random(request, 0).Take(5));
        Assert.NotEqual(chosen, FeatureChoices.Random(request with { Seed = 1 }, 1).Take(5));
    }

    [Fact]
    public void Largest_features_have_the_largest_responses()
    {
        ExplanationRequest request = Request();
        int count = request.Features.Count;
        float[] responses = [.. request.Responses.Skip(2 * count).Take(count)];
        int[] best = [.. Enumerable.Range(0, count).OrderBy(column => -responses[column]).Take(3)];
        Assert.Equal(best.Select(column => request.Features[column]), FeatureChoices.Largest(request, 2).Take(3));
    }

    [Fact]
    public void Gradient_activation_sums_products_over_positions()
    {
        ExplanationRequest request = Request();
        var expected = new List<(Feature Feature, double Sum)>();
        foreach (int layer in new[] { 1, 4, 6, 9 })
        {
            torch.Tensor variable = _trace.OutputOf(layer).clone().requires_grad_();
            torch.Tensor value = variable;
            foreach (Layer next in _network.Layers.Skip(layer + 1))
            {
                value = next.Forward(value);
            }

            value[2][request.Targets[2]].backward();
            int channels = (int)variable.shape[1];
            float[] products = variable.grad![2].mul(_trace.OutputOf(layer)[2]).Values();
            expected.AddRange(products.Chunk(products.Length / channels)
                .Select(
                    (map, channel) => (new Feature(_network.Layers[layer].Name, channel), map.Sum(v => (double)v))));
        }

        Assert.Equal(
            expected.OrderByDescending(pair => pair.Sum).Take(4).Select(pair => pair.Feature),
            FeatureChoices.GradientActivation(request, 2).Take(4));
    }

    [Fact]
    public void A_channel_is_a_start_of_its_own()
    {
        foreach (string name in new[] { "conv2.relu-3", "conv2-3", "fc4.relu-1" })
        {
            int dash = name.LastIndexOf('-');
            IReadOnlyList<RelevantFeature> feature = Requests.Features(
                (name[..dash], int.Parse(name[(dash + 1)..], null)));
            ExplanationRequest request = Request() with { Relevant = [feature, feature, feature] };
            MethodMap[] expected = ExplanationMethods.Of("lasso.gradient.bilinear").Explain(request);
            MethodMap[] actual = ExplanationMethods.Of($"{name}.gradient.bilinear").Explain(Request());
            Assert.All(
                expected.Zip(actual), pair => Assert.Equal(pair.First.Heatmap.Values, pair.Second.Heatmap.Values));
        }

        InputException error = Assert.Throws<InputException>(
            () => ExplanationMethods.Of("conv2.relu-5.guided.nearest").Explain(Request()));
        Assert.Equal("layer 'conv2.relu' has no channel 5: it has 0 to 4", error.Message);
    }

    [Theory]
    [InlineData("laso.guided.nearest", "method 'laso.guided.nearest': unknown start 'laso'; did you mean 'lasso'? "
        + "valid: logit, lasso,")]
    [InlineData("lasso.guide.nearest", "method 'lasso.guide.nearest': unknown relu 'guide'; did you mean 'guided'?")]
    [InlineData(
        "lasso.guided.neares", "method 'lasso.guided.neares': unknown stride 'neares'; did you mean 'nearest'?")]
    [InlineData(
        "lasso.guided", "method 'lasso.guided' must be of the form start.relu.stride such as lasso.guided.nearest")]
    [InlineData("../x-1.guided.nearest", "method '../x-1.guided.nearest': unknown start '../x-1'; valid:")]
    public void Wrong_parts_name_the_nearest(string name, string message) => Assert.StartsWith(
        message, Assert.Throws<InputException>(() => ExplanationMethods.Of(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_recorded_features_there_is_nothing_to_draw() => Assert.All(
        ExplanationMethods.Of("random.guided.nearest").Explain(Request() with { Features = [], Responses = [] }),
        map => Assert.Equal("no feature is recorded", map.EmptyBecause));

    private ExplanationRequest Request()
    {
        Feature[] features = [.. new[] { 1, 4, 6, 9 }
            .SelectMany(layer => Enumerable.Range(0, (int)_trace.OutputOf(layer).shape[1])
                .Select(channel => new Feature(_network.Layers[layer].Name, channel)))];
        return Requests.Of(_network, _trace, _sweep, [1, 0, 2]) with
        {
            Features = features,
            Responses = Tensors.Random(5, 3 * features.Length).Values(),
            Relevant =
            [
                Requests.Features(("conv1.relu", 2), ("conv3.relu", 1)), [], Requests.Features(("fc4.relu", 4)),
            ],
        };
    }
}
