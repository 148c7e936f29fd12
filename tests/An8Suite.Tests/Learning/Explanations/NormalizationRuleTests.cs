using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using TorchSharp;

namespace An8Suite.Tests.Learning.Explanations;

/// <summary>The layers that scale or average, forwards and backwards, against loops in double.</summary>
[Collection("libtorch")]
public sealed class NormalizationRuleTests
{
    private const int Channels = 7;
    private const int Pixels = 6;

    public NormalizationRuleTests() => LibTorch.Load();

    [Fact]
    public void Response_normalisation_equals_loops()
    {
        using var norm = new Owned(new LocalResponseNorm("n", Channels, size: 5, alpha: 0.7, kappa: 2));
        torch.Tensor input = Tensors.Random(1, 1, Channels, 2, 3).mul(3f);
        double[,] x = Square(input);
        double[,] expected = new double[Channels, Pixels];
        for (int k = 0; k < Channels; k++)
        {
            for (int p = 0; p < Pixels; p++)
            {
                expected[k, p] = x[k, p] / Math.Pow(Divisor(x, k, p), 0.75);
            }
        }

        Assert.InRange(Tensors.RelativeError(Flat(expected), norm.Layer.Forward(input).Values()), 0, 1e-6);
    }

    [Fact]
    public void Response_normalisation_goes_back_as_its_jacobian()
    {
        using var norm = new Owned(new LocalResponseNorm("n", Channels, size: 5, alpha: 0.7, kappa: 2));
        torch.Tensor input = Tensors.Random(1, 1, Channels, 2, 3).mul(3f);
        torch.Tensor signal = Tensors.Random(2, 1, Channels, 2, 3);
        (double[,] x, double[,] d) = (Square(input), Square(signal));
        double[,] expected = new double[Channels, Pixels];
        for (int p = 0; p < Pixels; p++)
        {
            for (int k = 0; k < Channels; k++)
            {
                double divisor = Divisor(x, k, p);
                expected[k, p] += d[k, p] / Math.Pow(divisor, 0.75);
                for (int j = Math.Max(k - 2, 0); j <= Math.Min(k + 2, Channels - 1); j++)
                {
                    // d y_k / d x_j through the divisor: -3/4 D^(-7/4) x_k 2 alpha/n x_j
                    expected[j, p] -= d[k, p] * 0.75 * Math.Pow(divisor, -1.75) * x[k, p] * 2 * (0.7 / 5) * x[j, p];
                }
            }
        }

        torch.Tensor back = NormBackward.Of(signal, norm.Layer, input);
        Assert.InRange(Tensors.RelativeError(Flat(expected), back.Values()), 0, 1e-5);
    }

    [Fact]
    public void Batch_normalisation_is_linear_outside_training_and_goes_back_as_its_adjoint()
    {
        var norm = new BatchNorm("n", 3);
        norm.RunningMean.copy_(Tensors.Of([1, -2, 0.5f], 3));
        norm.RunningVariance.copy_(Tensors.Of([4, 0.25f, 1], 3));
        norm.Weight.copy_(Tensors.Of([2, -1, 3], 3));
        norm.Bias.copy_(Tensors.Of([0.1f, 0.2f, 0.3f], 3));
        torch.Tensor input = Tensors.Random(1, 2, 3, 4, 5);
        torch.Tensor zero = norm.Forward(torch.zeros(2, 3, 4, 5));
        torch.Tensor linear = norm.Forward(input) - zero;
        Assert.Equal((2 * -1 / 2.0) + 0.1, zero[0, 0, 0, 0].item<float>(), 1e-5);
        torch.Tensor signal = Tensors.Random(2, 2, 3, 4, 5);
        double forward = linear.mul(signal).sum().item<float>();
        double backward = input.mul(NormBackward.Of(signal, norm)).sum().item<float>();
        Assert.Equal(forward, backward, 1e-3);
    }

    [Fact]
    public void Batch_normalisation_takes_the_batch_while_training_and_remembers_a_tenth_of_it()
    {
        var norm = new BatchNorm("n", 1);
        torch.Tensor input = Tensors.Of([1, 3, 5, 7], 4, 1, 1, 1);
        float[] output = norm.Train(default, input).Values();
        double deviation = Math.Sqrt(5 + 1e-5);
        Assert.Equal([(float)(-3 / deviation), (float)(-1 / deviation)], output[..2], (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(0.4f, norm.RunningMean.item<float>(), 1e-6f);
        Assert.Equal(0.9f + (0.1f * 20 / 3), norm.RunningVariance.item<float>(), 1e-5f);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 6)]
    [InlineData(7, 3)]
    [InlineData(6, 6)]
    public void Adaptive_pooling_equals_its_matrices_and_goes_back_as_its_adjoint(int side, int windows)
    {
        var pool = new AdaptiveAveragePool("p", new Extent(windows, 2));
        torch.Tensor input = Tensors.Random(1, 2, 3, side, 5);
        torch.Tensor output = pool.Forward(input);
        torch.Tensor rows = Tensors.Of(AdaptiveAveragePool.Matrix(side, windows), windows, side);
        torch.Tensor columns = Tensors.Of(AdaptiveAveragePool.Matrix(5, 2), 2, 5);
        Assert.InRange(Tensors.RelativeError(rows.matmul(input).matmul(columns.transpose(0, 1)), output), 0, 1e-6);
        torch.Tensor signal = Tensors.Random(2, output.shape);
        torch.Tensor back = AveragePoolBackward.Of(signal, pool, side, 5);
        Assert.Equal(output.mul(signal).sum().item<float>(), input.mul(back).sum().item<float>(), 1e-4f);
    }

    [Fact]
    public void Dropout_keeps_half_doubled_by_seed_and_step_alone_and_nothing_outside_training()
    {
        var drop = new Dropout("d");
        torch.Tensor input = torch.ones(50, 40);
        Assert.Equal(input.Values(), drop.Forward(input).Values());
        float[] first = drop.Train(new TrainingPass(1, 5), input).Values();
        Assert.Equal(first, drop.Train(new TrainingPass(1, 5), input).Values());
        Assert.NotEqual(first, drop.Train(new TrainingPass(1, 6), input).Values());
        Assert.NotEqual(first, new Dropout("e").Train(new TrainingPass(1, 5), input).Values());
        Assert.All(first, value => Assert.True(value is 0 or 2));
        Assert.InRange(first.Average(), 0.9, 1.1);
    }

    [Fact]
    public void A_layer_that_reads_what_is_not_before_it_is_refused()
    {
        Layer[] layers = [new Relu("a"), new Addition("b", "a", "c")];
        Assert.Contains(
            "layer 'b' reads 'c'",
            Assert.Throws<ArgumentException>(() => new Wiring(layers)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Wiring([new Relu("a"), new Relu("a")]));
    }

    private static double Divisor(double[,] x, int k, int p)
    {
        double sum = 0;
        for (int j = Math.Max(k - 2, 0); j <= Math.Min(k + 2, Channels - 1); j++)
        {
            sum += x[j, p] * x[j, p];
        }

        return 2 + (0.7 / 5 * sum);
    }

    private static double[,] Square(torch.Tensor maps)
    {
        double[,] result = new double[Channels, Pixels];
        float[] values = maps.Values();
        for (int i = 0; i < values.Length; i++)
        {
            result[i / Pixels, i % Pixels] = values[i];
        }

        return result;
    }

    private static float[] Flat(double[,] values) => [.. values.Cast<double>().Select(v => (float)v)];

    /// <summary>Frees the layer's constant, which a network would.</summary>
    private sealed record Owned(LocalResponseNorm Layer) : IDisposable
    {
        public void Dispose() => Layer.Band.Dispose();
    }
}
