using An8Suite.Learning.Native;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>
/// Batch normalisation: y = (x - mean) / sqrt(variance + epsilon) * weight + bias, a channel at a time (Ioffe and
/// Szegedy 2015).
/// </summary>
/// <remarks>
/// In training mean and variance are the batch's, and the running ones move a tenth of the way towards them; otherwise
/// they are the running ones, and the layer is linear.
/// </remarks>
internal sealed class BatchNorm : Layer
{
    private const double Momentum = 0.1;

    /// <summary>
    /// Weight 1, bias 0, running mean 0, running variance 1, for <paramref name="channels"/> channels.
    /// </summary>
    public BatchNorm(string name, int channels, double epsilon = 1e-5)
        : base(name)
    {
        Epsilon = epsilon;
        (Weight, Bias) = (ones(channels, device: LibTorch.Device), zeros(channels, device: LibTorch.Device));
        (RunningMean,
            RunningVariance) = (zeros(channels, device: LibTorch.Device), ones(channels, device: LibTorch.Device));
    }

    /// <summary>With tensors of their own, which it takes over.</summary>
    private BatchNorm(string name, double epsilon, Tensor weight, Tensor bias, Tensor mean, Tensor variance)
        : base(name)
    {
        (Epsilon, Weight, Bias, RunningMean, RunningVariance) = (epsilon, weight, bias, mean, variance);
    }

    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; }

    /// <summary>A layer of a graph, of tensors that it takes over, one value a channel.</summary>
    public static BatchNorm Of(
        string name,
        double epsilon,
        (Tensor Weight, Tensor Bias, Tensor Mean, Tensor Variance) tensors,
        IReadOnlyList<string> reads) =>
        new(name, epsilon, tensors.Weight, tensors.Bias, tensors.Mean, tensors.Variance)
        {
            Reads = reads,
            StateKey = name,
        };

    /// <summary>One factor a channel.</summary>
    public Tensor Weight { get; }

    /// <summary>One summand a channel.</summary>
    public Tensor Bias { get; }

    /// <summary>The mean of every channel over the training images.</summary>
    public Tensor RunningMean { get; }

    /// <summary>The variance of every channel over the training images.</summary>
    public Tensor RunningVariance { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Tensor Value)> Parameters => [("weight", Weight), ("bias", Bias)];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Tensor Value)> Buffers =>
        [("running_mean", RunningMean), ("running_var", RunningVariance)];

    /// <summary>(N, C, ...), with the running mean and variance.</summary>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs) =>
        nn.functional.batch_norm(
            inputs[0], RunningMean, RunningVariance, Weight, Bias, training: false, Momentum, Epsilon);

    /// <summary>(N, C, ...), with the batch's mean and variance, which move the running ones.</summary>
    public override Tensor Train(TrainingPass pass, params ReadOnlySpan<Tensor> inputs) =>
        nn.functional.batch_norm(
            inputs[0], RunningMean, RunningVariance, Weight, Bias, training: true, Momentum, Epsilon);
}
