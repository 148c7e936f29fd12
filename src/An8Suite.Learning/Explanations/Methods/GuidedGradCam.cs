using An8Suite.Learning.Explanations.Rules;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Guided Grad-CAM: Grad-CAM's map after its ReLU, resized to the input, times guided backprop, pixelwise; positive
/// part, L2 norm over RGB, min-max.
/// </summary>
/// <remarks>R. R. Selvaraju et al., Grad-CAM, ICCV 2017, arXiv 1610.02391, section 3.2.</remarks>
internal static class GuidedGradCam
{
    internal static MethodMap[] Explain(ExplanationRequest request) => Explain(request, GradCam.Combine);

    internal static MethodMap[] Explain(ExplanationRequest request, MapCombination combine)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor product = Product(request, combine, Interpolation.Bilinear);
        return HeatmapMaths.OnePerImage(request, HeatmapMaths.PositiveNorm(product), product.sum(dim: 1L));
    }

    /// <summary>The resized map times guided backprop, (N, 3, H, W).</summary>
    internal static Tensor Product(ExplanationRequest request, MapCombination combine, Interpolation interpolation)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor maps = ClassActivation.Upsampled(request, combine, interpolation).unsqueeze(1);
        return request.LogitSignal(BackwardRules.GuidedBackprop).mul(maps).MoveToOuterDisposeScope();
    }
}
