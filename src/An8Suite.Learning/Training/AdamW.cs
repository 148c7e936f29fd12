using static TorchSharp.torch;

namespace An8Suite.Learning.Training;

/// <summary>Adam (Kingma and Ba 2015) with decoupled weight decay; betas 0.9 and 0.999, epsilon 1e-8.</summary>
internal sealed class AdamW(IReadOnlyList<Tensor> parameters, TrainingOptions options) : Optimizer(parameters, options)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private readonly Tensor[] _m = ZerosBeside(parameters); // running mean of the gradient
    private readonly Tensor[] _v = ZerosBeside(parameters); // running mean of its square
    private readonly double _rate = options.LearningRate;
    private int _step;

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (Tensor state in _m.Concat(_v))
        {
            state.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override void BeginStep() => _step++;

    /// <inheritdoc/>
    protected override void Update(int index, Tensor parameter, Tensor gradient)
    {
        _m[index].mul_(Beta1).add_(gradient, alpha: 1 - Beta1);
        _v[index].mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
        double bias1 = 1 - Math.Pow(Beta1, _step);
        double bias2 = 1 - Math.Pow(Beta2, _step);
        Tensor scale = _v[index].sqrt().div_(Math.Sqrt(bias2)).add_(1e-8);
        parameter.addcdiv_(_m[index], scale, -_rate / bias1);
    }
}
