using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>One step of a network.</summary>
/// <remarks>
/// Layers are data: the backward rules of the explanation methods read their public properties. No layer changes its
/// input, so stored activations stay what they were. The <see cref="Network"/> owns and disposes the parameters.
/// </remarks>
public abstract class Layer(string name)
{
    /// <summary>Unique in its network, such as <c>conv1</c> or <c>conv1.relu</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The learnt tensors, named as in <c>torch.nn</c> (weight, bias); empty for most layers.</summary>
    public virtual IReadOnlyList<(string Name, Tensor Value)> Parameters => [];

    /// <summary>The layer's output for <paramref name="input"/> (N, ...); autograd runs through it.</summary>
    public abstract Tensor Forward(Tensor input);
}
