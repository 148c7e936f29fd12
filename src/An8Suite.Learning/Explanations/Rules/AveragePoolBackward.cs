using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>
/// The vector-Jacobian product of adaptive average pooling: each signal spreads evenly over its window.
/// </summary>
internal static class AveragePoolBackward
{
    /// <summary>P_y^T d P_x, with P the averaging matrices of <see cref="AdaptiveAveragePool.Matrix"/>.</summary>
    internal static Tensor Of(Tensor signal, AdaptiveAveragePool pool, long height, long width)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = Matrix((int)height, pool.Output.Height, signal);
        Tensor columns = Matrix((int)width, pool.Output.Width, signal);
        return rows.transpose(0, 1).matmul(signal).matmul(columns).MoveToOuterDisposeScope();
    }

    private static Tensor Matrix(int side, int windows, Tensor like) =>
        tensor(AdaptiveAveragePool.Matrix(side, windows), [windows, side], device: like.device);
}
