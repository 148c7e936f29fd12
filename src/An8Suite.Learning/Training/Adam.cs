using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Training;

/// <summary>Adam (Kingma and Ba 2015), AdamW with decoupled weight decay; betas 0.9 and 0.999, epsilon 1e-8.</summary>
/// <remarks>
/// The corrections of the two running means are moved into the step size and epsilon, as at the end of the paper's
/// section 2: w -= rate sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon sqrt(1 - beta2^t)).
/// </remarks>
internal sealed class Adam(IReadOnlyList<Tensor> parameters, TrainingOptions options) : Optimizer(parameters, options)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private readonly Tensor[] _m = ZerosBeside(parameters); // running mean of the gradient
    private readonly Tensor[] _v = ZerosBeside(parameters); // running mean of its square
    private readonly Scalar _keepM = Beta1;
    private readonly Scalar _addM = 1 - Beta1;
    private readonly Scalar _keepV = Beta2;
    private readonly Scalar _addV = 1 - Beta2;
    private double _rate;
    private int _step;

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (Tensor state in _m.Concat(_v))
        {
            state.Dispose();
        }

        _keepM.Dispose();
        _addM.Dispose();
        _keepV.Dispose();
        _addV.Dispose();
    }

    /// <inheritdoc/>
    protected override void BeginStep(double rate) => (_step, _rate) = (_step + 1, rate);

    /// <inheritdoc/>
    protected override void Update(int index, Tensor parameter, Tensor gradient)
    {
        double correction = Math.Sqrt(1 - Math.Pow(Beta2, _step));
        using Scalar epsilon = 1e-8 * correction;
        using Scalar rate = -_rate * correction / (1 - Math.Pow(Beta1, _step));
        using Scalar one = 1.0;
        _m[index].mul_(_keepM).add_(gradient, _addM);
        _v[index].mul_(_keepV).addcmul_(gradient, gradient, _addV);
        parameter.addcdiv_(_m[index], _v[index].sqrt().add_(epsilon, one), rate);
    }
}
