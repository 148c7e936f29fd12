using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Integrated gradients: (x - x') times the integral over a in [0, 1] of d logit / d x at x' + a (x - x'), by the
/// midpoint rule, whose points lie inside equal steps; the pixel's heat is |sum over RGB|. The baseline x' is the mean
/// colour of the training set, the zero of the normalised input.
/// </summary>
/// <remarks>
/// M. Sundararajan, A. Taly, Q. Yan, Axiomatic Attribution for Deep Networks, ICML 2017, arXiv 1703.01365.
/// Completeness: over all pixels and colours the attributions add up to logit(x) - logit(x').
/// </remarks>
internal static class IntegratedGradients
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor attributions = Attributions(request);
        return HeatmapMaths.MagnitudePerImage(
            request, attributions.sum(dim: 1L), Completeness.Of(attributions, request.LogitChanges()));
    }

    /// <summary>One value a pixel and colour, (N, 3, H, W).</summary>
    internal static Tensor Attributions(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        int steps = request.Options.IntegratedGradientsSteps;
        Tensor gradients = ChangedImages.MeanGradients(request, steps, (image, points) =>
        {
            float[] shares = Array.ConvertAll(points, point => (point + 0.5f) / steps);
            using Tensor column = tensor(shares, [shares.Length, 1, 1, 1], device: image.Pixels.device);
            return image.Pixels.mul(column);
        });
        return gradients.mul(request.Input).MoveToOuterDisposeScope();
    }
}
