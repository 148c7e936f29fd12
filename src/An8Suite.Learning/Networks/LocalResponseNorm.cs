using An8Suite.Learning.Convolutions;
using An8Suite.Learning.Native;
using An8Suite.Learning.Shapes;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>
/// Local response normalisation: y_k = x_k / D_k^(3/4), D_k = kappa + alpha / n * the sum of x^2 over the n channels
/// around k.
/// </summary>
/// <remarks>
/// A. Krizhevsky, I. Sutskever, G. Hinton, ImageNet Classification with Deep Convolutional Neural Networks, NIPS 2012,
/// section 3.3, with alpha divided by n as <c>torch.nn.LocalResponseNorm</c> does. The sum over neighbours is a 1 x 1
/// convolution with a band matrix, and the power two square roots: both far cheaper than the general form.
/// </remarks>
public sealed class LocalResponseNorm : Layer
{
    /// <summary>Over <paramref name="size"/> (odd) neighbouring channels of <paramref name="channels"/>.</summary>
    public LocalResponseNorm(string name, int channels, int size, double alpha, double kappa)
        : base(name)
    {
        (Size, Alpha, Kappa) = (size, alpha, kappa);
        Band = BandMatrix(channels, size, (float)(alpha / size));
    }

    /// <summary>n, the channels a sum runs over, half of them on either side.</summary>
    public int Size { get; }

    /// <summary>The factor of the mean square.</summary>
    public double Alpha { get; }

    /// <summary>What is added to it.</summary>
    public double Kappa { get; }

    /// <summary>(K, K, 1, 1): alpha / n where two channels are neighbours, 0 elsewhere; symmetric.</summary>
    public Tensor Band { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Constants => [Band];

    /// <summary>(N, K, H, W), the same shape out.</summary>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs)
    {
        using DisposeScope scope = NewDisposeScope();
        return inputs[0].div(ThreeQuarterPower(Divisor(inputs[0]))).MoveToOuterDisposeScope();
    }

    /// <summary>D, the same shape as <paramref name="input"/>.</summary>
    internal Tensor Divisor(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar kappa = Kappa;
        return SumOverNeighbours(input.mul(input)).add_(kappa).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// alpha / n times the sum over the neighbours of every channel, the same shape as <paramref name="values"/>.
    /// </summary>
    internal Tensor SumOverNeighbours(Tensor values) =>
        Convolve.Forward(values, Band, null, Extent.Square(1), ZeroPadding.Around(0));

    /// <summary>D^(3/4) as sqrt(D) sqrt(sqrt(D)).</summary>
    internal static Tensor ThreeQuarterPower(Tensor divisor)
    {
        using Tensor root = divisor.sqrt();
        using Tensor fourth = root.sqrt();
        return root.mul(fourth);
    }

    private static Tensor BandMatrix(int channels, int size, float value)
    {
        float[] band = new float[channels * channels];
        for (int k = 0; k < channels; k++)
        {
            int first = Math.Max(k - (size / 2), 0);
            int last = Math.Min(k + (size / 2), channels - 1);
            Array.Fill(band, value, (k * channels) + first, last - first + 1);
        }

        return tensor(band, [channels, channels, 1, 1], device: LibTorch.Device);
    }
}
