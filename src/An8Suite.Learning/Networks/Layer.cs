using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>One step of a network.</summary>
/// <remarks>
/// Layers are data: the backward rules of the explanation methods read their public properties. No layer changes its
/// input, so stored activations stay what they were, and its output is never the very tensor that went in. The
/// <see cref="Network"/> owns and disposes the parameters and buffers.
/// </remarks>
public abstract class Layer(string name)
{
    /// <summary>Unique in its network, such as <c>conv1</c> or <c>conv1.relu</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The names of the layers it reads; empty for the layer before it (or the network's input).</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>
    /// What its tensors are called in a state dict, before the dot; null for its position in the network.
    /// </summary>
    public string? StateKey { get; init; }

    /// <summary>
    /// Whether it is a whole network of which nothing is seen but its logits: it has no channels, and no gradient goes
    /// back through it.
    /// </summary>
    public virtual bool IsBlackBox => false;

    /// <summary>What it is, for listings, such as <c>Convolution</c>.</summary>
    public virtual string KindName => GetType().Name;

    /// <summary>The learnt tensors, named as in <c>torch.nn</c> (weight, bias); empty for most layers.</summary>
    public virtual IReadOnlyList<(string Name, Tensor Value)> Parameters => [];

    /// <summary>Tensors that belong to the layer but are not learnt by descent, named as in <c>torch.nn</c>.</summary>
    public virtual IReadOnlyList<(string Name, Tensor Value)> Buffers => [];

    /// <summary>Tensors that follow from the layer's shape and are in no state dict.</summary>
    public virtual IReadOnlyList<Tensor> Constants => [];

    /// <summary>The layer's output for one tensor (N, ...) of each layer it reads; autograd runs through it.</summary>
    public abstract Tensor Forward(params ReadOnlySpan<Tensor> inputs);

    /// <summary>The same while training, where it differs.</summary>
    public virtual Tensor Train(TrainingPass pass, params ReadOnlySpan<Tensor> inputs) => Forward(inputs);
}
