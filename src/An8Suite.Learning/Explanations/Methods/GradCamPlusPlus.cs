using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Grad-CAM++: with g = d logit / d A_k, alpha = 1 / (2 + g sum_ab A_k(a, b)) where g is not 0 and else 0;
/// w_k = sum_uv alpha ReLU(g); ReLU(sum_k w_k A_k), then as <see cref="GradCam"/>.
/// </summary>
/// <remarks>
/// A. Chattopadhay et al., Grad-CAM++, WACV 2018, arXiv 1710.11063: equation 19 with g^2 cancelled, for the exponential
/// of the logit, whose higher derivatives are powers of g.
/// </remarks>
internal static class GradCamPlusPlus
{
    internal static MethodMap[] Explain(ExplanationRequest request) => ClassActivation.Explain(request, Combine);

    /// <summary>sum_k w_k A_k.</summary>
    internal static Tensor Combine(Tensor activations, Tensor gradients)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar zero = 0;
        using Scalar one = 1;
        using Scalar two = 2;
        Tensor sums = activations.sum([2L, 3L], keepdim: true);
        Tensor divisor = gradients.mul(sums).add(two, one);

        // Only g > 0 outlives the ReLU; the divisor may be 0 elsewhere, and everywhere without a ReLU below A.
        Tensor counts = gradients.gt(zero).logical_and(divisor.ne(zero));
        Tensor shares = gradients.div(divisor.masked_fill(counts.logical_not(), one)).mul(counts);
        return shares.sum([2L, 3L], keepdim: true).mul(activations).sum(dim: 1L).MoveToOuterDisposeScope();
    }
}
