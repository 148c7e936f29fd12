using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// HiResCAM: ReLU(sum_k g_k A_k) elementwise with g_k = d logit / d A_k, not averaged first; then as
/// <see cref="GradCam"/>.
/// </summary>
/// <remarks>R. L. Draelos, L. Carin, Use HiResCAM instead of Grad-CAM, 2020, arXiv 2011.08891.</remarks>
internal static class HiResCam
{
    internal static MethodMap[] Explain(ExplanationRequest request) => ClassActivation.Explain(request, Combine);

    /// <summary>sum_k g_k A_k.</summary>
    internal static Tensor Combine(Tensor activations, Tensor gradients)
    {
        using Tensor products = gradients.mul(activations);
        return products.sum(dim: 1L);
    }
}
