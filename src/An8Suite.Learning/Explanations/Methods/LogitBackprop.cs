using An8Suite.Learning.Explanations.Rules;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// The signal that arrives at the input when 1 starts at the class logit, under one set of backward rules; positive
/// part, L2 norm over RGB, min-max: the last step of <see cref="FeatureVisualisation"/>, so that only the way there
/// differs.
/// </summary>
internal static class LogitBackprop
{
    internal static MethodMap[] Explain(ExplanationRequest request, BackwardRules rules)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor signal = request.LogitSignal(rules);
        return HeatmapMaths.OnePerImage(request, HeatmapMaths.PositiveNorm(signal), signal.sum(dim: 1L));
    }
}
