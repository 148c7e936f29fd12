using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>
/// What a backward pass does where methods differ: at ReLUs and at convolutions. Every other layer is its true
/// derivative, also the other nonlinearities: what the rules mean at a ReLU has no meaning at a GELU.
/// </summary>
public sealed record BackwardRules(ReluRule Relu, ConvolutionRule Convolution)
{
    /// <summary>
    /// Of methods that have a rule for whole layers: the signals at what the layer read, one a read, or null where the
    /// layer goes by the two rules above and its true derivative.
    /// </summary>
    internal Func<LayerVisit, Tensor[]?>? Layer { get; init; }

    /// <summary>The true derivative (Simonyan, Vedaldi, Zisserman 2014).</summary>
    public static BackwardRules Gradient { get; } = new(ReluRules.Gradient, ConvolutionRules.Transposed);

    /// <summary>DeconvNet (Zeiler and Fergus 2014), with true max-pool switches.</summary>
    public static BackwardRules Deconvnet { get; } = new(ReluRules.Deconvnet, ConvolutionRules.Transposed);

    /// <summary>Guided backprop (Springenberg et al. 2015).</summary>
    public static BackwardRules GuidedBackprop { get; } = new(ReluRules.Guided, ConvolutionRules.Transposed);

    /// <summary>Guided backprop through resized strided convolutions (Oramas, Wang, Tuytelaars 2019).</summary>
    public static BackwardRules InterpolatedDeconvolution { get; } = new(ReluRules.Guided, ConvolutionRules.Nearest);

    /// <summary>The same with bilinear resizing.</summary>
    public static BackwardRules BilinearDeconvolution { get; } = new(ReluRules.Guided, ConvolutionRules.Bilinear);
}
