using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>Methods that hide parts of the image.</summary>
[Collection("libtorch")]
public sealed class MaskMethodTests : IDisposable
{
    private const int Height = StridedNetwork.Height;
    private const int Width = StridedNetwork.Width;
    private readonly Network _network = StridedNetwork.Build();
    private readonly torch.Tensor _input = StridedNetwork.Input(images: 2);
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;

    public MaskMethodTests()
    {
        _trace = _network.Trace(_input);
        _sweep = new ReverseSweep(_network, _trace);
    }

    public void Dispose()
    {
        _sweep.Dispose();
        _trace.Dispose();
        _input.Dispose();
        _network.Dispose();
    }

    [Fact]
    public void Occlusion_equals_loops_over_windows()
    {
        // Windows of 7 begin at 0, 5, 10 and 14 of 21 rows, and at 0, 5, 10, 15 and 19 of 26 columns.
        float whole = _trace.Logits[1][2].item<float>();
        double[] sums = new double[Height * Width];
        int[] counts = new int[Height * Width];
        foreach (int top in new[] { 0, 5, 10, 14 })
        {
            foreach (int left in new[] { 0, 5, 10, 15, 19 })
            {
                int[] covered = [.. Enumerable.Range(0, Height * Width)
                    .Where(p => p / Width >= top && p / Width < top + 7 && p % Width >= left && p % Width < left + 7)];
                float[] visible = new float[Height * Width];
                Array.Fill(visible, 1);
                Array.ForEach(covered, p => visible[p] = 0);
                float logit = Logit(1, 2, visible);
                Array.ForEach(covered, p => (sums[p], counts[p]) = (sums[p] + whole - logit, counts[p] + 1));
            }
        }

        float[] expected = [.. sums.Zip(counts, (sum, count) => (float)(sum / count))];
        torch.Tensor actual = Occlusion.Drops(Request());
        Assert.InRange(Tensors.RelativeError(expected, actual[1].Values()), 0, 1e-4);
        float[] heat = [.. expected.Select(v => Math.Max(v, 0))];
        Assert.InRange(
            Tensors.RelativeError(
                new Core.Imaging.Heatmap(Width, Height, heat).Normalized().Values,
                ExplanationMethods.Of("occlusion").Explain(Request())[1].Heatmap.Values),
            0,
            1e-4);
    }

    [Fact]
    public void Windows_reach_the_border_and_lengths_are_shares_or_pixels()
    {
        Assert.Equal([0, 5, 10, 14], Occlusion.Starts(21, 7, 5));
        Assert.Equal([0, 3, 6], Occlusion.Starts(9, 3, 3));
        Assert.Equal([0], Occlusion.Starts(9, 9, 4));
        Assert.Equal(26, MethodOptions.Pixels(0.2, 128));
        Assert.Equal(13, MethodOptions.Pixels(0.1, 128));
        Assert.Equal(1, MethodOptions.Pixels(0.001, 128));
        Assert.Equal(24, MethodOptions.Pixels(24, 128));
    }

    [Fact]
    public void Rise_equals_loops_over_masks()
    {
        ExplanationRequest request = Request() with { Seed = 4 };
        double[] sums = new double[Height * Width];
        double[] weights = new double[Height * Width];
        for (int number = 0; number < 12; number++)
        {
            float[] mask = PlainMask(4, number, 3, 0.5);
            Assert.InRange(Tensors.RelativeError(mask, Rise.Mask(request, number).Values()), 0, 1e-5);
            float logit = Logit(0, 1, mask);
            for (int p = 0; p < mask.Length; p++)
            {
                (sums[p], weights[p]) = (sums[p] + (logit * mask[p]), weights[p] + mask[p]);
            }
        }

        float[] expected = [.. sums.Zip(weights, (sum, weight) => (float)(sum / weight))];
        (torch.Tensor reference, torch.Tensor deviations) = Rise.Saliency(request);
        Assert.InRange(Tensors.RelativeError(expected, deviations.add(reference)[0].Values()), 0, 1e-4);
    }

    [Fact]
    public void Rise_ignores_an_offset_of_the_logits_and_depends_on_the_seed()
    {
        float[] before = ExplanationMethods.Of("rise").Explain(Request())[0].Heatmap.Values;
        Assert.NotEqual(before, ExplanationMethods.Of("rise").Explain(Request() with { Seed = 1 })[0].Heatmap.Values);
        _network.Parameters.First(p => p.Key == "10.bias").Value.add_(torch.tensor(100f));
        float[] after = ExplanationMethods.Of("rise").Explain(Request())[0].Heatmap.Values;
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second, 1e-2f));
    }

    [Fact]
    public void Rise_finds_the_pixel_that_matters()
    {
        Layer[] layers = [new Flatten("flatten"), new Linear("fc", torch.zeros(1, 3 * 8 * 8), torch.ones(1))];
        ((Linear)layers[1]).Weight[0, (2 * 8) + 5] = torch.tensor(1f);
        using var network = new Network(new NetworkDescription("pixel", 8, 8, ["a"], Normalization.None), layers);
        using ForwardTrace trace = network.Trace(torch.ones(1, 3, 8, 8));
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [0]) with
        {
            Options = new MethodOptions { RiseMasks = 300, RiseGrid = 4 },
        };
        float[] heat = ExplanationMethods.Of("rise").Explain(request)[0].Heatmap.Values;
        Assert.Equal((2 * 8) + 5, Array.IndexOf(heat, 1f));
    }

    [Fact]
    public void Rise_says_so_when_a_pixel_was_never_seen()
    {
        ExplanationRequest request = Request(Requests.Few with { RiseMasks = 1, RiseVisible = 0.2 });
        InputException error = Assert.Throws<InputException>(() => ExplanationMethods.Of("rise").Explain(request));
        Assert.Equal(
            "some pixel is hidden in all 1 masks, so nothing is known about it: take more masks", error.Message);
    }

    public static TheoryData<string, float, float> Answers => new()
    {
        { "rise", 0, 0.3f }, { "occlusion", 0, 0.3f }, { "rise", 2e-8f, 100 }, { "occlusion", 2e-8f, 100 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_network_that_answers_the_same_for_every_mask_has_no_map(string method, float weight, float bias)
    {
        // 2e-8 of 1,638 values of mean 1/2 moves 100 by two of its last places.
        using Network network = Flat(weight, bias);
        using ForwardTrace trace = network.Trace(_input.abs());
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [0, 0]);
        Assert.All(ExplanationMethods.Of(method).Explain(request), map =>
        {
            Assert.Equal("the map is constant", map.EmptyBecause);
            Assert.All(map.Heatmap.Values, value => Assert.Equal(0, value));
        });
    }

    [Theory]
    [InlineData("rise")]
    [InlineData("occlusion")]
    public void A_small_answer_above_rounding_has_a_map(string method)
    {
        using Network network = Flat(1e-4f, 100);
        using ForwardTrace trace = network.Trace(_input.abs());
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [0, 0]);
        Assert.All(ExplanationMethods.Of(method).Explain(request), map => Assert.Null(map.EmptyBecause));
    }

    private static Network Flat(float weight, float bias) => new(
        new NetworkDescription("flat", Height, Width, ["a"], Normalization.None),
        [
            new Flatten("flatten"),
            new Linear("fc", torch.ones(1, 3 * Height * Width).mul(weight), torch.ones(1).mul(bias)),
        ]);

    private ExplanationRequest Request(MethodOptions? options = null) =>
        Requests.Of(_network, _trace, _sweep, [1, 2]) with { Options = options ?? Requests.Few };

    private float Logit(int image, int label, float[] visible)
    {
        torch.Tensor mask = Tensors.Of(visible, 1, 1, Height, Width);
        return _network.Forward(_input[image].unsqueeze(0).mul(mask))[0][label].item<float>();
    }

    /// <summary>Every pixel looks up the grid at its own place.</summary>
    private static float[] PlainMask(ulong seed, int number, int side, double visible)
    {
        var random = new CounterRandom(seed, "rise", (ulong)number);
        float[] cells = [.. Enumerable.Range(0, side * side).Select(_ => random.NextDouble() < visible ? 1f : 0f)];
        (int cellHeight, int cellWidth) = ((Height + side - 1) / side, (Width + side - 1) / side);
        double[,,] large = PlainRules.Resize(
            PlainRules.Cube(cells, 1, side, side), (side + 1) * cellHeight,
            (side + 1) * cellWidth, Interpolation.Bilinear);
        (int top, int left) = (random.NextInt32(cellHeight), random.NextInt32(cellWidth));
        return [.. Enumerable.Range(0, Height * Width)
            .Select(p => (float)large[0, top + (p / Width), left + (p % Width)])];
    }
}
