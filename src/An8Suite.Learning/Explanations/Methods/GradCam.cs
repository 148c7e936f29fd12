using An8Suite.Core;
using An8Suite.Learning.Explanations.Rules;
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
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor maps = LayerMaps(request, LastBlock(request.Network));
        return HeatmapMaths.OnePerImage(
            request, InterpolationMatrix.Resize(Interpolation.Bilinear, maps, request.Height, request.Width));
    }

    /// <summary>The maps at the layer's own resolution, (N, h, w).</summary>
    internal static Tensor LayerMaps(ExplanationRequest request, int layer)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor gradient = request.Sweep.ToOutputOf(layer, request.LogitStarts(), BackwardRules.Gradient); // (N, K, h, w)
        Tensor alpha = gradient.mean([2, 3], keepdim: true);
        return alpha.mul(request.Trace.OutputOf(layer)).sum(dim: 1L).relu().MoveToOuterDisposeScope();
    }

    /// <summary>The last convolution with the ReLU that follows it.</summary>
    internal static int LastBlock(Network network) =>
        network.LastFeatureLayer ?? throw new InputException("method 'grad-cam' needs a convolution, and the network has none");
}
