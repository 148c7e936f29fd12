namespace An8Suite.Learning.Convolutions;

/// <summary>The arithmetic of a convolution along one axis; height and width each have their own.</summary>
/// <param name="InputSize">B, the size of what this very layer saw (not of the network's input).</param>
/// <param name="Kernel">F.</param>
/// <param name="Stride">s.</param>
/// <param name="PadBefore">p_a.</param>
/// <param name="PadAfter">p_b.</param>
public readonly record struct ConvolutionAxis(int InputSize, int Kernel, int Stride, int PadBefore, int PadAfter)
{
    /// <summary>The layer's output size, floor((B + p_a + p_b - F) / s) + 1.</summary>
    public int OutputSize => ((PaddedSize - Kernel) / Stride) + 1;

    /// <summary>B + p_a + p_b.</summary>
    public int PaddedSize => InputSize + PadBefore + PadAfter;

    /// <summary>A^ = B + p_a + p_b - F + 1: the output size the layer would have with stride 1.</summary>
    public int InterpolatedSize => PaddedSize - Kernel + 1;

    /// <summary>The same layer with stride 1.</summary>
    public ConvolutionAxis WithStrideOne() => this with { Stride = 1 };
}
