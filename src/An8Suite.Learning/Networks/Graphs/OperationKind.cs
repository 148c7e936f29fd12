using static TorchSharp.torch;

namespace An8Suite.Learning.Networks.Graphs;

/// <summary>What an <see cref="Operation"/> computes.</summary>
/// <param name="Name">In checkpoints and listings, such as <c>hard-swish</c>.</param>
/// <param name="Forward">
/// The result, with the images as axis 0, in the open dispose scope; autograd runs through it, and so gives the true
/// derivative.
/// </param>
internal sealed record OperationKind(string Name, Func<OperationCall, Tensor> Forward)
{
    /// <summary>
    /// Whether it is the nonlinearity of a layer, as a ReLU is: what it puts out are features. A gate that other values
    /// are multiplied with is none.
    /// </summary>
    public bool IsActivation { get; init; }

    /// <summary>Whether it has two operands, broadcast against each other.</summary>
    public bool IsPairwise { get; init; }

    /// <summary>Whether it only moves values to other places, or leaves some out.</summary>
    public bool IsLayout { get; init; }

    /// <summary>
    /// Whether a times its operands give a times its result for every a above 0, as long as none of them is constant.
    /// </summary>
    public bool IsHomogeneous { get; init; }
}
