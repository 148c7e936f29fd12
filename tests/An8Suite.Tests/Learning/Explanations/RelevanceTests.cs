using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>Layer-wise relevance propagation: golden vectors, laws, and every network of the zoo.</summary>
[Collection("libtorch")]
public sealed class RelevanceTests
{
    private const double Tiny = 1e-9;

    public RelevanceTests() => LibTorch.Load();

    public static TheoryData<string> Zoo => [.. Architectures.Names];

    [Fact]
    public void Epsilon_on_the_toy_net() => AssertToy(
        RelevanceRules.Epsilon(Tiny), [0, 1, 2, 3, 0, 5, 6, 7, 0, 9, 10, 11, 0, 0, 0, 0]);

    [Fact]
    public void Z_plus_on_the_toy_net_gives_all_of_the_logit_to_the_pixels()
    {
        float[] relevance = AssertToy(RelevanceRules.ZPlus,
        [
            0, .053333f, .106667f, .16f, 1.102222f, 3.244444f, 3.893333f, 2.613333f,
            2.204444f, 5.84f, 6.488889f, 4.106667f, 3.306667f, 7.742222f, 8.337778f, 4.8f,
        ]);
        Assert.Equal(54, relevance.Sum(), 1e-4f);
    }

    [Fact]
    public void Gamma_on_the_toy_net() => AssertToy(RelevanceRules.Gamma(0.25),
    [
        0, .265096f, .530191f, .795287f, 1.957829f, 5.628435f, 6.754122f, 4.453608f,
        3.915658f, 10.131183f, 11.25687f, 6.998527f, 5.873487f, 11.187686f, 12.048278f, 5.56701f,
    ]);

    [Fact]
    public void Without_biases_epsilon_is_gradient_times_input_and_whole()
    {
        using Network network = StridedNetwork.Build();
        WithoutBiases(network);
        torch.Tensor input = StridedNetwork.Input(images: 3);
        using ForwardTrace trace = network.Trace(input);
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [1, 0, 2]);
        torch.Tensor relevance = LayerwiseRelevance.Relevance(request, All(RelevanceRules.Epsilon(Tiny)).Rules);
        torch.Tensor products = sweep.ToInput(request.LogitStarts(), BackwardRules.Gradient).mul(input);
        Assert.InRange(Tensors.RelativeError(products, relevance), 0, 1e-4);
        Assert.All(
            Completeness.Of(relevance, request.ExplainedLogits()), share => Assert.Equal(1, share!.Value, 1e-4));
    }

    [Fact]
    public void A_bias_keeps_the_share_it_contributed()
    {
        Layer[] layers = [new Flatten("flatten"), new Linear("fc", torch.ones(1, 4), torch.tensor(new[] { 6f }))];
        using var network = new Network(new NetworkDescription("sum", 2, 2, ["a"], Normalization.None), layers);
        using ForwardTrace trace = network.Trace(torch.ones(1, 1, 2, 2));
        using var sweep = new ReverseSweep(network, trace);
        MethodMap map = ExplanationMethods.Of("lrp-epsilon").Explain(Requests.Of(network, trace, sweep, [0]))[0];
        Assert.Equal(0.4, map.Completeness!.Value, 1e-5);
    }

    [Theory]
    [InlineData("alexnet")]
    [InlineData("resnet18")]
    [InlineData("small")]
    public void Z_plus_hands_all_relevance_on_through_every_layer(string name)
    {
        using Network network = Fresh(name);
        torch.Tensor input = Images(network);
        using ForwardTrace trace = network.Trace(input);
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [2, 0]);
        torch.Tensor relevance = LayerwiseRelevance.Relevance(request, All(RelevanceRules.ZPlus).Rules);
        Assert.All(
            Completeness.Of(relevance, request.ExplainedLogits()), share => Assert.Equal(1, share!.Value, 1e-3));
    }

    [Theory]
    [MemberData(nameof(Zoo))]
    public void Every_network_of_the_zoo_gets_a_finite_map_where_the_class_has_a_logit_above_0(string name)
    {
        using Network network = Fresh(name);
        torch.Tensor input = Images(network);
        using ForwardTrace trace = network.Trace(input);
        using var sweep = new ReverseSweep(network, trace);
        int[] targets = [.. trace.Logits.argmax(1).data<long>().Select(label => (int)label)];
        ExplanationRequest request = Requests.Of(network, trace, sweep, targets);
        Assert.All(request.ExplainedLogits(), logit => Assert.True(logit > 0));
        Assert.All(
            ExplanationMethods.Names.Where(method => method.StartsWith("lrp-", StringComparison.Ordinal)),
            method => Assert.All(ExplanationMethods.Of(method).Explain(request), map =>
            {
                Assert.Null(map.EmptyBecause);
                Assert.True(double.IsFinite(map.Completeness!.Value));
            }));
    }

    [Fact]
    public void A_class_that_nothing_speaks_for_has_an_empty_map_and_its_reason()
    {
        Layer[] layers = [new Flatten("flatten"), new Linear("fc", torch.ones(1, 4).neg(), torch.zeros(1))];
        using var network = new Network(new NetworkDescription("sum", 2, 2, ["a"], Normalization.None), layers);
        using ForwardTrace trace = network.Trace(torch.ones(1, 1, 2, 2));
        using var sweep = new ReverseSweep(network, trace);
        MethodMap map = ExplanationMethods.Of("lrp-epsilon").Explain(Requests.Of(network, trace, sweep, [0]))[0];
        Assert.Equal("no pixel speaks for the class, whose logit is below 0", map.EmptyBecause);
        Assert.Equal(1, map.Completeness!.Value, 1e-5);
    }

    [Fact]
    public void A_rule_for_pixels_needs_a_convolution_that_sees_them()
    {
        Layer[] layers = [new Flatten("flatten"), new Linear("fc", torch.ones(1, 12), torch.zeros(1))];
        using var network = new Network(new NetworkDescription("sum", 2, 2, ["a"], Normalization.None), layers);
        Assert.Equal(
            "method 'lrp-epsilon-gamma-box' needs a network whose first layer is a convolution of the pixels, because "
            + "it has a rule of its own for that one: take lrp-epsilon-plus",
            Assert.Throws<Core.InputException>(
                () => ExplanationMethods.Of("lrp-epsilon-gamma-box").Check(network)).Message);
    }

    private static float[] AssertToy(RelevanceRule rule, float[] expected)
    {
        using Network network = ToyNetwork.Build();
        using ForwardTrace trace = network.Trace(ToyNetwork.Input());
        using var sweep = new ReverseSweep(network, trace);
        float[] relevance = LayerwiseRelevance.Relevance(
            Requests.Of(network, trace, sweep, [0]), All(rule).Rules).Values();
        Assert.InRange(Tensors.RelativeError(expected, relevance), 0, 1e-6);
        return relevance;
    }

    private static RelevanceComposite All(RelevanceRule rule) =>
        new() { Linear = rule, Convolution = rule, First = rule, Epsilon = Tiny };

    private static Network Fresh(string name)
    {
        Network network = ZooTests.Build(name, Architectures.Of(name).MinSide + 3, 3);
        ZooTests.Stir(network);
        return network;
    }

    private static torch.Tensor Images(Network network) =>
        Tensors.Random(5, 2, 3, network.Description.Height, network.Description.Width).abs();

    private static void WithoutBiases(Network network)
    {
        using IDisposable inference = torch.no_grad();
        foreach ((string key, torch.Tensor value) in network.Parameters)
        {
            if (key.EndsWith(".bias", StringComparison.Ordinal))
            {
                value.zero_();
            }
        }
    }
}
