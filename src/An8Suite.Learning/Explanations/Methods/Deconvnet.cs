using An8Suite.Learning.Explanations.Rules;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>DeconvNet from the class logit: at every ReLU max(d, 0).</summary>
/// <remarks>
/// M. D. Zeiler, R. Fergus, Visualizing and Understanding Convolutional Networks, ECCV 2014, arXiv 1311.2901.
/// The heatmap is the positive part's L2 norm over RGB, as in guided backprop.
/// </remarks>
internal static class Deconvnet
{
    internal static MethodMap[] Explain(ExplanationRequest request) =>
        LogitBackprop.Explain(request, BackwardRules.Deconvnet);
}
