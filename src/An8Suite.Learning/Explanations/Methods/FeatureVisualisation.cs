using An8Suite.Learning.Explanations.Rules;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// The paper's own method: the k most relevant features of an image, each sent back to the input from its own
/// activation map through guided ReLUs and interpolated deconvolutions; positive part, L2 norm over RGB, min-max; then
/// the pixelwise maximum over the k maps.
/// </summary>
/// <remarks>
/// J. Oramas M., K. Wang, T. Tuytelaars, Visual Explanation by Interpretation, ICLR 2019, arXiv 1712.06302.
/// </remarks>
internal static class FeatureVisualisation
{
    internal static MethodMap[] Explain(ExplanationRequest request) =>
        Explain(request, BackwardRules.InterpolatedDeconvolution);

    internal static MethodMap[] Explain(ExplanationRequest request, BackwardRules rules) =>
        Explain(request, request.FeatureStarts(_ => true), rules, "no feature speaks for the class");

    /// <summary>
    /// The same from any start signals; an image that has none gets zeros and the reason <paramref name="because"/>.
    /// </summary>
    internal static MethodMap[] Explain(
        ExplanationRequest request, StartSignal[] starts, BackwardRules rules, string because)
    {
        if (starts.Length == 0)
        {
            return request.AllEmpty(because);
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor signal = request.Sweep.ToInput(starts, rules);
        return HeatmapMaths.MaximumPerImage(request, starts, HeatmapMaths.PositiveNorm(signal), because);
    }
}
