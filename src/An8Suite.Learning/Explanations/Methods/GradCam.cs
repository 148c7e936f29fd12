using An8Suite.Core;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Grad-CAM: alpha_k = mean over positions of d logit / d A_k; ReLU(sum_k alpha_k A_k), resized bilinearly (half-pixel)
/// to the input, then min-max. A is the last convolution's output after its ReLU.
/// </summary>
/// <remarks>R. R. Selvaraju et al., Grad-CAM, ICCV 2017, arXiv 1610.02391.</remarks>
internal static class GradCam
{
    internal static MethodMap[] Explain(ExplanationRequest request) => ClassActivation.Explain(request, Combine);

    /// <summary>sum_k alpha_k A_k.</summary>
    internal static Tensor Combine(Tensor activations, Tensor gradients)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor alpha = gradients.mean([2, 3], keepdim: true);
        return alpha.mul(activations).sum(dim: 1L).MoveToOuterDisposeScope();
    }

    /// <summary>The last convolution with the ReLU that follows it.</summary>
    internal static int LastBlock(Network network) =>
        network.LastFeatureLayer
        ?? throw new InputException("methods of the Grad-CAM family need a convolution, and the network has none");
}
