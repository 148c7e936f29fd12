using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// From A (N, K, h, w) and d logit / d A of the same shape to one map an image, (N, h, w), of either sign.
/// </summary>
internal delegate Tensor MapCombination(Tensor activations, Tensor gradients);

/// <summary>
/// What the methods that weigh activation maps share: A is the last convolution's output after its ReLU; the combined
/// map goes through a ReLU, is resized bilinearly (half-pixel) to the input, and only then stretched to [0, 1].
/// </summary>
internal static class ClassActivation
{
    internal static MethodMap[] Explain(ExplanationRequest request, MapCombination combine)
    {
        using DisposeScope scope = NewDisposeScope();
        return Explain(request, Combined(request, GradCam.LastBlock(request.Network), combine));
    }

    /// <summary>From combined maps of either sign at the layer's own resolution, (N, h, w), to heatmaps.</summary>
    internal static MethodMap[] Explain(ExplanationRequest request, Tensor maps)
    {
        using DisposeScope scope = NewDisposeScope();
        return HeatmapMaths.OnePerImage(
            request,
            Resized(request, maps.relu(), Interpolation.Bilinear),
            request.KeepRaw ? Resized(request, maps, Interpolation.Bilinear) : null);
    }

    /// <summary>Refuses networks without a convolution.</summary>
    internal static void Check(Network network) => GradCam.LastBlock(network);

    /// <summary>The combined maps at the layer's own resolution, (N, h, w).</summary>
    internal static Tensor Combined(ExplanationRequest request, int layer, MapCombination combine)
    {
        using DisposeScope scope = NewDisposeScope();
        return combine(
            FeatureMaps.Of(request.Network, request.Trace, layer, request.Trace.OutputOf(layer)),
            FeatureMaps.Of(request.Network, request.Trace, layer, request.LogitGradient(layer)))
            .MoveToOuterDisposeScope();
    }

    /// <summary>The maps of the last block after their ReLU at the input's resolution, (N, H, W).</summary>
    internal static Tensor Upsampled(ExplanationRequest request, MapCombination combine, Interpolation interpolation)
    {
        using Tensor maps = Combined(request, GradCam.LastBlock(request.Network), combine);
        using Tensor positive = maps.relu();
        return Resized(request, positive, interpolation);
    }

    /// <summary>From (N, h, w) to the input's size.</summary>
    internal static Tensor Resized(ExplanationRequest request, Tensor maps, Interpolation interpolation) =>
        InterpolationMatrix.Resize(interpolation, maps, request.Height, request.Width);
}
