using An8Suite.Learning.Networks.Graphs;
using static TorchSharp.torch;

namespace An8Suite.Learning.Onnx;

/// <summary>A value of the graph while it is imported: a constant, or what a layer puts out.</summary>
/// <param name="Shape">For one image.</param>
/// <param name="Layer">The layer's name; null for a constant.</param>
/// <param name="Probe">
/// A constant's value, of this shape; else what the layer puts out for one image that shapes are found with, with the
/// images as axis 0.
/// </param>
internal sealed record GraphValue(long[] Shape, string? Layer, Tensor Probe)
{
    /// <summary>Whether it is the same for every image.</summary>
    public bool IsConstant => Layer is null;

    /// <summary>
    /// Whether it is a map of channels, or one row of them, that the suite's own layers take: (1, C, ...).
    /// </summary>
    public bool IsOfOneImage => !IsConstant && Operation.SharesFirstAxis(Shape);

    /// <summary>A constant.</summary>
    public static GraphValue Constant(Tensor value) => new(value.shape, null, value);

    /// <summary>A constant list of whole numbers, such as a shape.</summary>
    public static GraphValue Constant(params long[] numbers) => Constant(tensor(numbers));
}
