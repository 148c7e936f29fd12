using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Training;

/// <summary>Turns gradients into steps of the weights.</summary>
/// <remarks>
/// Our own few lines, because TorchSharp's optimisers take modules' parameters and the networks here are plain lists of
/// tensors.
/// </remarks>
internal abstract class Optimizer(IReadOnlyList<Tensor> parameters, TrainingOptions options) : IDisposable
{
    // Each maker is made when it is asked for, as in Explanations.Grid.
    private static readonly Dictionary<string, Func<Maker>> Kinds = new(StringComparer.Ordinal)
    {
        ["adamw"] = () => (parameters, options) => new Adam(parameters, options) { DecoupledDecay = true },
        ["adam"] = () => (parameters, options) => new Adam(parameters, options) { DecoupledDecay = false },
        ["sgd"] = () => (parameters, options) => new MomentumDescent(parameters, options),
    };

    private delegate Optimizer Maker(IReadOnlyList<Tensor> parameters, TrainingOptions options);

    /// <summary>The valid names.</summary>
    public static IReadOnlyCollection<string> Names => Kinds.Keys;

    /// <summary>
    /// Whether weight decay shrinks the weights themselves (Loshchilov and Hutter 2019) or is added to the gradient.
    /// </summary>
    public bool DecoupledDecay { get; init; } = true;

    /// <summary>The optimiser that <paramref name="options"/> name.</summary>
    public static Optimizer Of(IReadOnlyList<Tensor> parameters, TrainingOptions options) =>
        Kinds[options.Optimizer]()(parameters, options);

    /// <summary>
    /// One step along the gradients, which are then set to zero; <paramref name="factor"/> scales the learning rate.
    /// </summary>
    public void Step(double factor = 1)
    {
        using IDisposable inference = no_grad();
        using IDisposable scope = NewDisposeScope();
        double rate = options.LearningRate * factor;
        using Scalar keep = 1 - (rate * options.WeightDecay);
        using Scalar decay = options.WeightDecay;
        BeginStep(rate);
        for (int i = 0; i < parameters.Count; i++)
        {
            Tensor gradient = parameters[i].grad
                ?? throw new InvalidOperationException($"parameter {i} has no gradient: the loss ignores it");
            if (DecoupledDecay)
            {
                parameters[i].mul_(keep);
            }
            else
            {
                gradient.add_(parameters[i], decay);
            }

            Update(i, parameters[i], gradient);
            gradient.zero_();
        }
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Called once before the parameters of a step, with the learning rate it has.</summary>
    protected abstract void BeginStep(double rate);

    /// <summary>Moves parameter number <paramref name="index"/>.</summary>
    protected abstract void Update(int index, Tensor parameter, Tensor gradient);

    /// <summary>A tensor of zeros beside every parameter, owned by the optimiser.</summary>
    protected static Tensor[] ZerosBeside(IReadOnlyList<Tensor> parameters)
    {
        using IDisposable inference = no_grad();
        return [.. parameters.Select(parameter => zeros_like(parameter).DetachFromDisposeScope())];
    }
}
