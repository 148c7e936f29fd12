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
    private readonly Scalar _rate = -options.LearningRate;

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (Tensor velocity in _velocity)
        {
            velocity.Dispose();
        }

        _momentum.Dispose();
        _one.Dispose();
        _rate.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void BeginStep()
    {
    }

    /// <inheritdoc/>
    protected override void Update(int index, Tensor parameter, Tensor gradient)
    {
        _velocity[index].mul_(_momentum).add_(gradient, _one);
        parameter.add_(_velocity[index], _rate);
    }
}
