using System.Numerics;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>Methods that hide and show segments of the image.</summary>
[Collection("libtorch")]
public sealed class SegmentMethodTests : IDisposable
{
    private const int Height = StridedNetwork.Height;
    private const int Width = StridedNetwork.Width;
    private const int Parts = 5;
    private readonly Network _network = StridedNetwork.Build();
    private readonly torch.Tensor _input = StridedNetwork.Input(images: 2);
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;

    public SegmentMethodTests()
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
    public void Kernel_shap_over_all_coalitions_gives_the_shapley_values()
    {
        ExplanationRequest request = Request();
        double[] values = [.. Enumerable.Range(0, 1 << Parts).Select(Value)];
        double[] expected = new double[Parts];
        for (int segment = 0; segment < Parts; segment++)
        {
            for (int set = 0; set < values.Length; set++)
            {
                if ((set >> segment & 1) == 0)
                {
                    int size = BitOperations.PopCount((uint)set);
                    double share = Factorial(size) * Factorial(Parts - size - 1) / Factorial(Parts);
                    expected[segment] += share * (values[set | 1 << segment] - values[set]);
                }
            }
        }

        double[] actual = KernelShap.Values(request, 1, Segments.Of(request, 1));
        Assert.InRange(
            Tensors.RelativeError(Floats(expected), Floats(actual)), 0, 1e-5);
        Assert.Equal(values[^1] - values[0], actual.Sum(), 1e-4);
        Assert.Contains(expected, value => value > 0);
        Assert.InRange(
            Tensors.RelativeError(
                Heat(expected), ExplanationMethods.Of("kernel-shap").Explain(request)[1].Heatmap.Values),
            0, 1e-5);

        double Value(int set)
        {
            float[] shown = [.. PartIds().Select(id => (set >> (id / 2) & 1) == 1 ? 1f : 0f)];
            torch.Tensor masked = _input[1].unsqueeze(0).mul(Tensors.Of(shown, 1, 1, Height, Width));
            return _network.Forward(masked)[0][2].item<float>();
        }
    }

    [Fact]
    public void Kernel_shap_of_a_sum_is_exact_for_any_draw_that_tells_the_segments_apart()
    {
        using Network network = Sum();
        using ForwardTrace trace = network.Trace(_input);
        using var sweep = new ReverseSweep(network, trace);
        ExplanationRequest request = Requests.Of(network, trace, sweep, [0, 0]) with
        {
            Options = Requests.Few with { ShapCoalitions = 60 },
        };
        float[] expected = new float[9];
        float[] pixels = _input[0].sum(dim: 0L).Values();
        for (int p = 0; p < pixels.Length; p++)
        {
            expected[(p / Width / 7 * 3) + (p % Width * 3 / Width)] += pixels[p];
        }

        double[] actual = KernelShap.Values(request, 0, Segments.Of(request, 0));
        Assert.Equal(60, KernelShap.Coalitions(request.Seed, 9, 60).Length);
        Assert.InRange(Tensors.RelativeError(expected, Floats(actual)), 0, 1e-5);
    }

    [Fact]
    public void Coalitions_are_all_or_drawn_by_the_weight_of_their_size()
    {
        (bool[] Shown, double Weight)[] all = KernelShap.Coalitions(0, 4, 14);
        Assert.Equal(14, all.Select(coalition => string.Join(' ', coalition.Shown)).Distinct().Count());
        Assert.All(all, coalition => Assert.Equal(
            coalition.Shown.Count(shown => shown) == 2 ? 3 / (6.0 * 4) : 3 / (4.0 * 3), coalition.Weight, 1e-12));

        // Of the sizes 1 to 5 of six segments the weights are 1, 5/8, 5/9, 5/8 and 1 of 3.806.
        (bool[] Shown, double Weight)[] drawn = KernelShap.Coalitions(0, 6, 40);
        Assert.Equal(40, drawn.Length);
        Assert.All(drawn, coalition => Assert.InRange(coalition.Shown.Count(shown => shown), 1, 5));
        Assert.All(drawn.Chunk(2), pair => Assert.All(
            pair[0].Shown.Zip(pair[1].Shown), both => Assert.NotEqual(both.First, both.Second)));
        double outer = Enumerable.Range(0, 100)
            .SelectMany(seed => KernelShap.Coalitions((ulong)seed, 6, 40))
            .Average(coalition => coalition.Shown.Count(shown => shown) is 1 or 5 ? 1.0 : 0);
        Assert.InRange(outer, 0.495, 0.556); // 0.5255 and 3 standard deviations of 2,000 pairs
    }

    [Fact]
    public void Lime_equals_the_normal_equations_with_an_intercept()
    {
        ExplanationRequest request = Request() with { Seed = 7 };
        double[,] system = new double[Parts + 1, Parts + 2];
        for (int number = 0; number < request.Options.LimeSamples; number++)
        {
            bool[] shown = Lime.Coalition(7, Parts, number);
            Assert.True(number > 0 || shown.All(isShown => isShown));
            float[] mask = [.. PartIds().Select(id => shown[id / 2] ? 1f : 0f)];
            torch.Tensor masked = _input[1].unsqueeze(0).mul(Tensors.Of(mask, 1, 1, Height, Width));
            double logit = _network.Forward(masked)[0][2].item<float>();
            double cosine = Math.Sqrt(shown.Count(isShown => isShown) / (double)Parts);
            double weight = Math.Exp(-8 * (1 - cosine) * (1 - cosine)); // 1 / (2 0.25^2) is 8
            double[] row = [.. shown.Select(isShown => isShown ? 1.0 : 0), 1];
            for (int i = 0; i <= Parts; i++)
            {
                for (int j = 0; j <= Parts; j++)
                {
                    system[i, j] += weight * row[i] * row[j];
                }

                system[i, Parts + 1] += weight * row[i] * logit;
            }
        }

        for (int i = 0; i < Parts; i++)
        {
            system[i, i] += 1;
        }

        double[] expected = Eliminate(system)[..Parts];
        Assert.InRange(
            Tensors.RelativeError(Floats(expected), Floats(Lime.Values(request, 1, Segments.Of(request, 1)))), 0, 1e-5);
        Assert.InRange(
            Tensors.RelativeError(Heat(expected), ExplanationMethods.Of("lime").Explain(request)[1].Heatmap.Values),
            0, 1e-5);
    }

    [Fact]
    public void Segments_are_the_parts_and_the_background_or_a_grid()
    {
        ExplanationRequest request = Request();
        Assert.Equal(Parts, Segments.Of(request, 1).Count);
        Assert.Equal(PartIds().Select(id => id / 2), Segments.Of(request, 1).Places);
        Assert.Equal(9, Segments.Of(request, 0).Count); // no part ids
        ExplanationRequest grid = request with { Options = request.Options with { Segments = SegmentSource.Grid } };
        Assert.Equal(Segments.Of(request, 0).Places, Segments.Of(grid, 1).Places);
        Assert.Equal(Enumerable.Range(0, 9), Segments.Of(grid, 1).Places.Distinct().Order());
    }

    [Theory]
    [InlineData("kernel-shap")]
    [InlineData("lime")]
    public void A_network_that_answers_the_same_for_every_coalition_has_no_map(string method)
    {
        using Network network = Sum(weight: 2e-8f, bias: 100);
        using ForwardTrace trace = network.Trace(_input.abs());
        using var sweep = new ReverseSweep(network, trace);
        Assert.All(
            ExplanationMethods.Of(method).Explain(Requests.Of(network, trace, sweep, [0, 0])),
            map => Assert.Equal("the map is constant", map.EmptyBecause));
    }

    /// <summary>Parts 0, 2, 4, 6 and 8 in stripes.</summary>
    private static byte[] PartIds() =>
        [.. Enumerable.Range(0, Height * Width).Select(p => (byte)(2 * (((p / Width) + (p % Width / 3)) % Parts)))];

    private static float[] Heat(double[] values) =>
        new Heatmap(Width, Height, [.. PartIds().Select(id => (float)Math.Max(0, values[id / 2]))]).Normalized().Values;

    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);

    private static double Factorial(int n) => Enumerable.Range(1, n).Aggregate(1.0, (product, i) => product * i);

    private static Network Sum(float weight = 1, float bias = 0) => new(
        new NetworkDescription("sum", Height, Width, ["a"], Normalization.None),
        [
            new Flatten("flatten"),
            new Linear("fc", torch.ones(1, 3 * Height * Width).mul(weight), torch.ones(1).mul(bias)),
        ]);

    /// <summary>Gauss and Jordan, the right side in the last column.</summary>
    private static double[] Eliminate(double[,] system)
    {
        int n = system.GetLength(0);
        for (int pivot = 0; pivot < n; pivot++)
        {
            for (int row = 0; row < n; row++)
            {
                double factor = row == pivot ? 0 : system[row, pivot] / system[pivot, pivot];
                for (int column = 0; column <= n; column++)
                {
                    system[row, column] -= factor * system[pivot, column];
                }
            }
        }

        return [.. Enumerable.Range(0, n).Select(i => system[i, n] / system[i, i])];
    }

    private ExplanationRequest Request()
    {
        ExplanationRequest request = Requests.Of(_network, _trace, _sweep, [1, 2]);
        SampleInput cut = request.Samples[1] with { Parts = new PartMask(Width, Height, PartIds()) };
        return request with
        {
            Samples = [request.Samples[0], cut],
            Options = Requests.Few with { ShapCoalitions = 30, Segments = SegmentSource.Parts },
        };
    }
}
