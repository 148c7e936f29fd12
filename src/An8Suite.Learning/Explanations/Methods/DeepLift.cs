using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// DeepLIFT with the rescale rule: (x - x') times multipliers, which go back as a gradient does but by the slope from
/// the baseline x' to the image at every nonlinearity; the pixel's heat is |sum over RGB|. The baseline is the mean
/// colour of the training set, the zero of the normalised input.
/// </summary>
/// <remarks>
/// A. Shrikumar, P. Greenside, A. Kundaje, Learning Important Features Through Propagating Activation Differences, ICML
/// 2017, arXiv 1704.02685. Over all pixels and colours the contributions add up to logit(x) - logit(x'). Evidence
/// against the class counts like evidence for it, as in <see cref="IntegratedGradients"/>, whose sum is the same.
/// </remarks>
internal static class DeepLift
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor contributions = Contributions(request);
        return HeatmapMaths.MagnitudePerImage(
            request, contributions.sum(dim: 1L), Completeness.Of(contributions, request.LogitChanges()));
    }

    /// <summary>One value a pixel and colour, (N, 3, H, W).</summary>
    internal static Tensor Contributions(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        using ForwardTrace reference = request.Network.Trace(zeros_like(request.Input.narrow(0, 0, 1)));
        Tensor multipliers = request.Sweep.ToInput(request.LogitStarts(), new RescaleRule(reference).Rules);
        return multipliers.mul(request.Input).MoveToOuterDisposeScope();
    }
}
