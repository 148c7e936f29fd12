using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Methods;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>Methods that multiply gradients with the image or average them over copies of it.</summary>
[Collection("libtorch")]
public sealed class PathMethodTests : IDisposable
{
    private readonly Network _network = StridedNetwork.Build();
    private readonly torch.Tensor _input = StridedNetwork.Input(images: 3);
    private readonly ForwardTrace _trace;
    private readonly ReverseSweep _sweep;

    public PathMethodTests()
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
    public void Gradient_times_input_equals_autograd()
    {
        torch.Tensor products = Autograd(_input[1].unsqueeze(0), 0).mul(_input[1].unsqueeze(0));
        AssertHeat(products.Values(), colors => Math.Abs(colors.Sum()), Maps("gradient-times-input", Request())[1]);
    }

    [Fact]
    public void Integrated_gradients_equal_autograd_at_the_midpoints()
    {
        const int steps = 7;
        torch.Tensor mean = Mean(steps, (image, i) => image.mul((i + 0.5f) / steps), 1, 0);
        torch.Tensor actual = IntegratedGradients.Attributions(
            Request(Requests.Few with { IntegratedGradientsSteps = steps }));
        Assert.InRange(Tensors.RelativeError(mean.mul(_input[1].unsqueeze(0)), actual[1].unsqueeze(0)), 0, 1e-5);
        float[] heat = Maps("integrated-gradients", Request(Requests.Few with { IntegratedGradientsSteps = steps }))[1];
        AssertHeat(actual[1].Values(), colors => Math.Abs(colors.Sum()), heat);
    }

    [Fact]
    public void Integrated_gradients_are_complete()
    {
        using ForwardTrace baseline = _network.Trace(torch.zeros_like(_input));
        double[] errors = [.. new[] { 4, 400 }.Select(steps =>
        {
            torch.Tensor attributions = IntegratedGradients.Attributions(
                Request(Requests.Few with { IntegratedGradientsSteps = steps, PassSize = 64 }));
            return Enumerable.Range(0, 3).Max(image =>
            {
                int target = Request().Targets[image];
                double change = _trace.Logits[image][target].item<float>()
                    - baseline.Logits[image][target].item<float>();
                return Math.Abs(attributions[image].Values().Sum(v => (double)v) - change) / Math.Abs(change);
            });
        })];
        Assert.InRange(errors[1], 0, 0.01);
        Assert.True(errors[1] < errors[0], $"more steps do not help: {errors[0]}, {errors[1]}");
    }

    [Fact]
    public void Expected_gradients_equal_autograd_at_the_draws()
    {
        torch.Tensor references = StridedNetwork.Input(images: 4, seed: 200);
        ExplanationRequest request = Request() with { Seed = 3, References = references };
        torch.Tensor expected = torch.zeros_like(_input[1].unsqueeze(0));
        for (int number = 0; number < 6; number++)
        {
            (int place, double share) = ExpectedGradients.Draw(3, "image1", number, 4);
            torch.Tensor reference = references[place].unsqueeze(0);
            torch.Tensor way = _input[1].unsqueeze(0).sub(reference);
            expected = expected.add(Autograd(reference.add(way.mul((float)share)), 0).mul(way).div(6));
        }

        torch.Tensor actual = ExpectedGradients.Attributions(request)[1].unsqueeze(0);
        Assert.InRange(Tensors.RelativeError(expected, actual), 0, 1e-5);
        AssertHeat(expected.Values(), colors => Math.Abs(colors.Sum()), Maps("expected-gradients", request)[1]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    public void Expected_gradients_add_up_to_the_change_from_the_mean_reference(int count)
    {
        // One draw's attributions add up to a number whose expectation is that change. Batches of 50 draws are
        // independent, so their mean lies within 5 standard errors but once in 46,000
        // (Student, 31 degrees of freedom).
        const int batches = 32;
        torch.Tensor? references = count == 0 ? null : StridedNetwork.Input(count, seed: 200);
        using ForwardTrace trace = _network.Trace(references ?? torch.zeros_like(_input[0].unsqueeze(0)));
        double change = _trace.Logits[1][0].item<float>() - trace.Logits.select(1, 0).mean().item<float>();
        double[] sums = [.. Enumerable.Range(0, batches).Select(batch => ExpectedGradients.Attributions(Request(
            Requests.Few with { ExpectedGradientsSamples = 50, PassSize = 50 }) with
        {
            Seed = (ulong)batch,
            References = references,
        })[1].Values().Sum(v => (double)v))];
        double mean = sums.Average();
        double error = Math.Sqrt(sums.Sum(sum => (sum - mean) * (sum - mean)) / (batches - 1) / batches);
        Assert.InRange(Math.Abs(mean - change), 0, 5 * error);
        Assert.True(5 * error < Math.Abs(change), $"the tolerance {5 * error} would let nothing pass for {change}");
    }

    [Fact]
    public void SmoothGrad_without_noise_is_the_gradient()
    {
        float[][] gradient = Maps("gradient", Request());
        float[][] smooth = Maps("smoothgrad", Request(Requests.Few with { SmoothGradSigma = 0 }));
        Assert.All(
            gradient.Zip(smooth), pair => Assert.InRange(Tensors.RelativeError(pair.First, pair.Second), 0, 1e-5));
    }

    [Fact]
    public void SmoothGrad_equals_autograd_over_the_noisy_copies()
    {
        const ulong seed = 3;
        ExplanationRequest request = Request() with { Seed = seed };
        float[] pixels = _input[1].Values();
        float deviation = 0.15f * (pixels.Max() - pixels.Min());
        torch.Tensor mean = Mean(3, (image, copy) => image.add(
            Tensors.Of(SmoothGrad.Noise(seed, "image1", copy, pixels.Length), image.shape).mul(deviation)), 1, 0);
        Assert.InRange(Tensors.RelativeError(mean, SmoothGrad.MeanGradients(request)[1].unsqueeze(0)), 0, 1e-5);
        AssertHeat(mean.Values(), colors => colors.Max(Math.Abs), Maps("smoothgrad", request)[1]);
    }

    [Fact]
    public void Noise_is_standard_normal_and_keyed_by_seed_id_and_copy()
    {
        float[] noise = SmoothGrad.Noise(1, "a", 0, 10001);
        Assert.InRange(noise.Average(), -0.03f, 0.03f);
        Assert.InRange(noise.Average(v => v * v), 0.95f, 1.05f);
        Assert.InRange(noise.Count(v => Math.Abs(v) < 1) / 10001.0, 0.67, 0.70);
        Assert.Equal(noise, SmoothGrad.Noise(1, "a", 0, 10001));
        Assert.NotEqual(noise, SmoothGrad.Noise(2, "a", 0, 10001));
        Assert.NotEqual(noise, SmoothGrad.Noise(1, "b", 0, 10001));
        Assert.NotEqual(noise, SmoothGrad.Noise(1, "a", 1, 10001));
    }

    private ExplanationRequest Request(MethodOptions? options = null) =>
        Requests.Of(_network, _trace, _sweep, [1, 0, 2]) with { Options = options ?? Requests.Few };

    private static float[][] Maps(string method, ExplanationRequest request) =>
        [.. ExplanationMethods.Of(method).Explain(request).Select(map => map.Heatmap.Values)];

    private torch.Tensor Mean(int count, Func<torch.Tensor, int, torch.Tensor> copy, int image, int label)
    {
        torch.Tensor[] gradients = [.. Enumerable.Range(0, count)
            .Select(i => Autograd(copy(_input[image].unsqueeze(0), i), label))];
        return torch.cat(gradients).mean([0L], keepdim: true);
    }

    private torch.Tensor Autograd(torch.Tensor image, int label)
    {
        torch.Tensor variable = image.clone().requires_grad_();
        _network.Forward(variable)[0][label].backward();
        return variable.grad!;
    }

    private static void AssertHeat(float[] signal, Func<IEnumerable<float>, float> overColors, float[] actual)
    {
        int pixels = actual.Length;
        float[] heat = [.. Enumerable.Range(0, pixels).Select(
            p => overColors(Enumerable.Range(0, 3).Select(color => signal[(color * pixels) + p])))];
        float[] expected = new Core.Imaging.Heatmap(StridedNetwork.Width, StridedNetwork.Height, heat)
            .Normalized().Values;
        Assert.InRange(Tensors.RelativeError(expected, actual), 0, 1e-5);
    }
}
