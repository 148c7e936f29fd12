using An8Suite.Learning.Explanations.Rules;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Gradient x input: |sum over RGB of x d logit / d x|, where x is the normalised image, so that the mean colour of the
/// training set counts for nothing.
/// </summary>
/// <remarks>
/// A. Shrikumar, P. Greenside, A. Shcherbina, A. Kundaje, Not Just a Black Box, 2016, arXiv 1605.01713. The colours are
/// added because they are shares of one pixel's effect on the logit; evidence against the class counts like evidence
/// for it.
/// </remarks>
internal static class GradientTimesInput
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor attributions = request.LogitSignal(BackwardRules.Gradient).mul(request.Input);
        return HeatmapMaths.MagnitudePerImage(request, attributions.sum(dim: 1L));
    }
}
