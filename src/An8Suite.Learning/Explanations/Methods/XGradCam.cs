using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// XGrad-CAM: w_k = sum_uv (A_k(u, v) / sum_ab A_k(a, b)) g_k(u, v) with g_k = d logit / d A_k; ReLU(sum_k w_k A_k),
/// then as <see cref="GradCam"/>.
/// </summary>
/// <remarks>
/// R. Fu et al., Axiom-based Grad-CAM, BMVC 2020, arXiv 2008.02312, equation 8. A channel whose activations add up to 0
/// has weight 0; after a ReLU it is 0 everywhere.
/// </remarks>
internal static class XGradCam
{
    internal static MethodMap[] Explain(ExplanationRequest request) => ClassActivation.Explain(request, Combine);

    /// <summary>sum_k w_k A_k.</summary>
    internal static Tensor Combine(Tensor activations, Tensor gradients)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar zero = 0;
        using Scalar one = 1;
        Tensor sums = activations.sum([2L, 3L], keepdim: true);
        Tensor none = sums.eq(zero);
        Tensor products = activations.mul(gradients).sum([2L, 3L], keepdim: true);
        Tensor weights = products.div(sums.masked_fill(none, one)).masked_fill(none, zero);
        return weights.mul(activations).sum(dim: 1L).MoveToOuterDisposeScope();
    }
}
