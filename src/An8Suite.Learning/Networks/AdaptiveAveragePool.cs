using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks;

/// <summary>Averages over windows that are laid out so that every image gives the same number of them.</summary>
/// <remarks>
/// Window i of n over a side of s pixels covers floor(i s / n) up to, not including, ceil((i + 1) s / n), as in
/// <c>torch.nn.AdaptiveAvgPool2d</c>. One window is global average pooling.
/// </remarks>
internal sealed class AdaptiveAveragePool(string name, Extent output) : Layer(name)
{
    /// <summary>How many windows down and across.</summary>
    public Extent Output { get; } = output;

    /// <summary>Whether the whole map becomes one value.</summary>
    public bool IsGlobal => Output == Extent.Square(1);

    /// <summary>(N, C, H, W) to (N, C, output).</summary>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs) =>
        nn.functional.adaptive_avg_pool2d(inputs[0], [Output.Height, Output.Width]);

    /// <summary>The matrix (windows, side) that averages along one axis, row by row.</summary>
    public static float[] Matrix(int side, int windows)
    {
        float[] matrix = new float[windows * side];
        for (int i = 0; i < windows; i++)
        {
            int begin = i * side / windows;
            int end = (((i + 1) * side) + windows - 1) / windows;
            Array.Fill(matrix, 1f / (end - begin), (i * side) + begin, end - begin);
        }

        return matrix;
    }
}
