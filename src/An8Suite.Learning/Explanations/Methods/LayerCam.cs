using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// LayerCAM: ReLU(sum_k ReLU(g_k) A_k) elementwise with g_k = d logit / d A_k; then as <see cref="GradCam"/>.
/// </summary>
/// <remarks>P.-T. Jiang et al., LayerCAM, IEEE Transactions on Image Processing 30, 2021, equations 5 to 7.</remarks>
internal static class LayerCam
{
    internal static MethodMap[] Explain(ExplanationRequest request) => ClassActivation.Explain(request, Combine);

    /// <summary>sum_k ReLU(g_k) A_k.</summary>
    internal static Tensor Combine(Tensor activations, Tensor gradients)
    {
        using DisposeScope scope = NewDisposeScope();
        return gradients.relu().mul(activations).sum(dim: 1L).MoveToOuterDisposeScope();
    }
}
