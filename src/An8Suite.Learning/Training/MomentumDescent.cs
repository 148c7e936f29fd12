using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Training;

/// <summary>Stochastic gradient descent with momentum 0.9: v = 0.9 v + g, w = w - rate v.</summary>
internal sealed class MomentumDescent(IReadOnlyList<Tensor> parameters, TrainingOptions options)
    : Optimizer(parameters, options)
{
    private readonly Tensor[] _velocity = ZerosBeside(parameters);
    private readonly Scalar _momentum = 0.9;
    private readonly Scalar _one = 1.0;
    private double _rate;

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (Tensor velocity in _velocity)
        {
            velocity.Dispose();
        }

        _momentum.Dispose();
        _one.Dispose();
    }

    /// <inheritdoc/>
    protected override void BeginStep(double rate) => _rate = rate;

    /// <inheritdoc/>
    protected override void Update(int index, Tensor parameter, Tensor gradient)
    {
        _velocity[index].mul_(_momentum).add_(gradient, _one);
        using Scalar step = -_rate;
        parameter.add_(_velocity[index], step);
    }
}
