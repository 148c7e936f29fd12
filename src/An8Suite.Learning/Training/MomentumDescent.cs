using static TorchSharp.torch;

namespace An8Suite.Learning.Training;

/// <summary>Stochastic gradient descent with momentum 0.9: v = 0.9 v + g, w = w - rate v.</summary>
internal sealed class MomentumDescent(IReadOnlyList<Tensor> parameters, TrainingOptions options)
    : Optimizer(parameters, options)
{
    private readonly Tensor[] _velocity = ZerosBeside(parameters);
    private readonly double _rate = options.LearningRate;

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (Tensor velocity in _velocity)
        {
            velocity.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override void BeginStep()
    {
    }

    /// <inheritdoc/>
    protected override void Update(int index, Tensor parameter, Tensor gradient)
    {
        _velocity[index].mul_(0.9).add_(gradient);
        parameter.add_(_velocity[index], alpha: -_rate);
    }
}
