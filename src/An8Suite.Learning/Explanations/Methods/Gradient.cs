using An8Suite.Learning.Explanations.Rules;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>The gradient of the class logit; a pixel's heat is max over RGB of |d logit / d input|.</summary>
/// <remarks>
/// K. Simonyan, A. Vedaldi, A. Zisserman, Deep Inside Convolutional Networks, ICLR workshop 2014, arXiv 1312.6034,
/// section 3.1, whose last step this is: unlike guided backprop's signals, a gradient means as much below zero as
/// above.
/// </remarks>
internal static class Gradient
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor gradient = request.LogitSignal(BackwardRules.Gradient);
        return HeatmapMaths.OnePerImage(request, Magnitude(gradient), gradient.sum(dim: 1L));
    }

    /// <summary>The largest magnitude over the colours: (N, 3, H, W) to (N, H, W).</summary>
    internal static Tensor Magnitude(Tensor gradient)
    {
        using Tensor magnitude = gradient.abs();
        return magnitude.amax([1]);
    }
}
