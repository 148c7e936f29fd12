namespace An8Suite.Learning.Convolutions;

/// <summary>The ways to the same sums, from the fastest to the surest.</summary>
internal enum ConvolutionWay
{
    /// <summary>libtorch's convolution of the tensors as they are.</summary>
    AsCalled,

    /// <summary>The input is laid out as (N, C, H, W) first.</summary>
    PlainLayout,

    /// <summary>
    /// The same, with zeros after the channels and outputs of every group up to a multiple of the widest vector.
    /// </summary>
    PaddedChannels,

    /// <summary>libtorch's own code instead of oneDNN's, for the whole process from then on.</summary>
    WithoutOneDnn,
}
