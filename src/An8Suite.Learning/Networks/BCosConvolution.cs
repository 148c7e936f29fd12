using An8Suite.Learning.Shapes;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>
/// A B-cos transform of every window x: |cos(x, w)|^(B - 1) v^T x with v = w / |w| and B = 2, so |v^T x| (v^T x) / |x|;
/// no bias. Perhaps divided, a channel at a time, by the root of its mean square over the training images.
/// </summary>
/// <remarks>
/// M. Böhle, M. Fritz, B. Schiele, B-cos Networks: Alignment is All We Need for Interpretability, CVPR 2022, arXiv
/// 2205.10268. Its size is at most |x|, and only a window along w gets there. The mean square makes up for what the
/// cosine takes away, layer by layer: batch normalisation without means and biases, as of M. Böhle et al., B-cos
/// Alignment for Inherently Interpretable CNNs and Vision Transformers, TPAMI 2024, arXiv 2306.10898. In training it is
/// the batch's, and the running one moves a tenth of the way towards it; otherwise it is a constant.
/// </remarks>
internal sealed class BCosConvolution : Layer
{
    // Keeps the length of an empty window, and its derivative, finite; as in the authors' code.
    private const double Least = 1e-6;

    private const double Momentum = 0.1;
    private const double Epsilon = 1e-5;

    private readonly int _stride;
    private readonly int _padding;

    /// <summary>
    /// Takes over <paramref name="weight"/> (K, C, F, F) and <paramref name="meanSquare"/> (K), null for an output that
    /// is not divided.
    /// </summary>
    public BCosConvolution(string name, Tensor weight, Tensor? meanSquare, (int Stride, int Padding) windows)
        : base(name)
    {
        (Weight, MeanSquare) = (weight, meanSquare);
        (_stride, _padding) = windows;
    }

    /// <summary>The same under another name, reading other layers; its tensors share this one's memory.</summary>
    public BCosConvolution Copy(string name, IReadOnlyList<string> reads) =>
        new(name, Weight.alias(), MeanSquare?.alias(), (_stride, _padding)) { Reads = reads };

    /// <summary>w, of any length.</summary>
    public Tensor Weight { get; }

    /// <summary>
    /// Of every channel over the training images, in units of 1 over the values of a window; null where none is divided
    /// by.
    /// </summary>
    public Tensor? MeanSquare { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Tensor Value)> Parameters => [("weight", Weight)];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Tensor Value)> Buffers =>
        MeanSquare is null ? [] : [("mean_square", MeanSquare)];

    /// <summary>(N, C, H, W) to (N, K, H', W').</summary>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor linear = Linear().Forward(inputs[0]);
        return linear.mul(Factor(inputs[0], linear)).MoveToOuterDisposeScope();
    }

    /// <summary>The same, divided by the root of the batch's mean square, which moves the running one.</summary>
    public override Tensor Train(TrainingPass pass, params ReadOnlySpan<Tensor> inputs)
    {
        if (MeanSquare is null)
        {
            return Forward(inputs);
        }

        using DisposeScope scope = NewDisposeScope();
        using Scalar keep = 1 - Momentum;
        using Scalar momentum = Momentum;
        Tensor linear = Linear().Forward(inputs[0]);
        Tensor output = linear.mul(linear.abs()).div(Lengths(inputs[0]));
        using Scalar unit = WindowValues;
        Tensor meanSquare = output.square().mean([0, 2, 3]).mul(unit);
        using (no_grad())
        {
            MeanSquare.mul_(keep).add_(meanSquare.detach(), momentum);
        }

        return output.div(Root(meanSquare)).MoveToOuterDisposeScope();
    }

    /// <summary>v^T x alone, as a convolution whose weight is of the open dispose scope.</summary>
    public Convolution Linear()
    {
        Tensor lengths = Weight.square().sum([1, 2, 3], keepdim: true).sqrt();
        return new Convolution(
            Name, Weight.div(lengths), null, Extent.Square(_stride), ZeroPadding.Around(_padding));
    }

    /// <summary>
    /// |cos(x, w)|^(B - 1) of every window, of what <see cref="Linear"/> makes of it, divided as the output is.
    /// </summary>
    public Tensor Factor(Tensor input, Tensor linear)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor cosine = linear.abs().div(Lengths(input));
        return (MeanSquare is null ? cosine.alias() : cosine.div(Root(MeanSquare))).MoveToOuterDisposeScope();
    }

    /// <summary>|x| of every window, (N, 1, H', W').</summary>
    private Tensor Lengths(Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar window = Weight.shape[2] * Weight.shape[3];
        using Scalar least = Least;
        using Scalar one = 1;
        Tensor squares = nn.functional.avg_pool2d(
            input.square().sum([1], keepdim: true), [Weight.shape[2], Weight.shape[3]], [_stride, _stride],
            [_padding, _padding]).mul(window);
        return squares.add(least, one).sqrt().MoveToOuterDisposeScope();
    }

    /// <summary>What the output is divided by, (K, 1, 1).</summary>
    private Tensor Root(Tensor meanSquare)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar epsilon = Epsilon;
        using Scalar one = 1;
        using Scalar unit = WindowValues;
        return meanSquare.add(epsilon, one).div(unit).sqrt().reshape(-1, 1, 1).MoveToOuterDisposeScope();
    }

    /// <summary>With weights that are drawn, the mean square is about the input's over it.</summary>
    private long WindowValues => Weight.numel() / Weight.shape[0];
}
