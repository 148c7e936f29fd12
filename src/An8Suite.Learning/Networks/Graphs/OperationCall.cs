using static TorchSharp.torch;

namespace An8Suite.Learning.Networks.Graphs;

/// <summary>What one operation works on.</summary>
/// <remarks>
/// Every operand has the images as its axis 0 and after it the axes that the operation has for one image, so that axis
/// a of one image is axis a + 1 here; a constant has one image, which stands for all.
/// </remarks>
/// <param name="Operands">In the operation's order; borrowed.</param>
/// <param name="Numbers">Its attributes by name.</param>
/// <param name="OutputShape">The axes of its result for one image.</param>
internal readonly record struct OperationCall(
    Tensor[] Operands, IReadOnlyDictionary<string, double[]> Numbers, IReadOnlyList<long> OutputShape)
{
    /// <summary>The first operand, or the only one.</summary>
    public Tensor First => Operands[0];

    /// <summary>How many images.</summary>
    public long Images => Operands.Max(operand => operand.shape[0]);

    /// <summary>The attribute <paramref name="name"/>, a number.</summary>
    public double Number(string name) => Numbers[name][0];

    /// <summary>The attribute <paramref name="name"/>, a whole number.</summary>
    public long Whole(string name) => (long)Numbers[name][0];

    /// <summary>The attribute <paramref name="name"/>, whole numbers.</summary>
    public long[] Wholes(string name) => [.. Numbers[name].Select(number => (long)number)];

    /// <summary>The axis of the operands that the attribute <paramref name="name"/> names for one image.</summary>
    public long Axis(string name = "axis") => Whole(name) + 1;

    /// <summary>The axes of the operands that the attribute <paramref name="name"/> names for one image.</summary>
    public long[] Axes(string name = "axes") => [.. Wholes(name).Select(axis => axis + 1)];

    /// <summary>The same operands with axes of length 1 before their own, so that all have as many.</summary>
    public Tensor[] Aligned()
    {
        long rank = Operands.Max(operand => operand.dim());
        return [.. Operands.Select(operand => operand.reshape(
            [operand.shape[0], .. Enumerable.Repeat(1L, (int)(rank - operand.dim())), .. operand.shape[1..]]))];
    }
}
