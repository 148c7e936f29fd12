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
    private static readonly Dictionary<string, Func<IReadOnlyList<Tensor>, TrainingOptions, Optimizer>> Kinds =
        new(StringComparer.Ordinal)
        {
            ["adamw"] = (parameters, options) => new AdamW(parameters, options),
            ["sgd"] = (parameters, options) => new MomentumDescent(parameters, options),
        };

    private readonly Scalar _keep = 1 - (options.LearningRate * options.WeightDecay);

    /// <summary>The valid names.</summary>
    public static IReadOnlyCollection<string> Names => Kinds.Keys;

    /// <summary>The optimiser that <paramref name="options"/> name.</summary>
    public static Optimizer Of(IReadOnlyList<Tensor> parameters, TrainingOptions options) =>
        Kinds[options.Optimizer](parameters, options);

    /// <summary>One step along the gradients, which are then set to zero.</summary>
    public void Step()
    {
        using IDisposable inference = no_grad();
        using IDisposable scope = NewDisposeScope();
        BeginStep();
        for (int i = 0; i < parameters.Count; i++)
        {
            Tensor gradient = parameters[i].grad
                ?? throw new InvalidOperationException($"parameter {i} has no gradient: the loss ignores it");
            parameters[i].mul_(_keep); // decoupled weight decay (Loshchilov and Hutter 2019)
            Update(i, parameters[i], gradient);
            gradient.zero_();
        }
    }

    /// <inheritdoc/>
    public virtual void Dispose() => _keep.Dispose();

    /// <summary>Called once before the parameters of a step.</summary>
    protected abstract void BeginStep();

    /// <summary>Moves parameter number <paramref name="index"/>.</summary>
    protected abstract void Update(int index, Tensor parameter, Tensor gradient);

    /// <summary>A tensor of zeros beside every parameter, owned by the optimiser.</summary>
    protected static Tensor[] ZerosBeside(IReadOnlyList<Tensor> parameters)
    {
        using IDisposable inference = no_grad();
        return [.. parameters.Select(parameter => zeros_like(parameter).DetachFromDisposeScope())];
    }
}
