using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>The true derivatives of the normalisation layers.</summary>
internal static class NormBackward
{
    /// <summary>
    /// With y_k = x_k D_k^(-3/4): the signal at x_j is
    /// d_j D_j^(-3/4) - (3/2) (alpha / n) x_j sum_k d_k x_k D_k^(-7/4), k over the neighbours of j.
    /// </summary>
    /// <param name="signal">d, (N, K, H, W).</param>
    /// <param name="norm">The layer.</param>
    /// <param name="input">x, the same shape.</param>
    internal static Tensor Of(Tensor signal, LocalResponseNorm norm, Tensor input)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar factor = -1.5;
        Tensor divisor = norm.Divisor(input);
        Tensor direct = signal.div(LocalResponseNorm.ThreeQuarterPower(divisor));
        Tensor around = norm.SumOverNeighbours(direct.mul(input).div(divisor)); // with alpha / n
        return direct.addcmul(around, input, factor).MoveToOuterDisposeScope();
    }

    /// <summary>d weight / sqrt(running variance + epsilon): outside training the layer is linear.</summary>
    internal static Tensor Of(Tensor signal, BatchNorm norm)
    {
        using DisposeScope scope = NewDisposeScope();
        long[] shape = [1, -1, .. Enumerable.Repeat(1L, (int)signal.dim() - 2)];
        return signal.mul(LineOf(norm).Scale.reshape(shape)).MoveToOuterDisposeScope();
    }

    /// <summary>Outside training y = scale x + shift; one value a channel each.</summary>
    internal static (Tensor Scale, Tensor Shift) LineOf(BatchNorm norm)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar epsilon = norm.Epsilon;
        using Scalar one = 1.0;
        Tensor scale = norm.Weight.detach().div(norm.RunningVariance.add(epsilon, one).sqrt());
        Tensor shift = norm.Bias.detach().sub(norm.RunningMean.mul(scale));
        return (scale.MoveToOuterDisposeScope(), shift.MoveToOuterDisposeScope());
    }
}
