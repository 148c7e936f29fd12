using An8Suite.Learning.Explanations.Rules;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>Guided backprop from the class logit: at every ReLU max(d, 0) [x &gt; 0].</summary>
/// <remarks>
/// J. T. Springenberg, A. Dosovitskiy, T. Brox, M. Riedmiller, Striving for Simplicity, ICLR workshop 2015,
/// arXiv 1412.6806. The heatmap is the positive part's L2 norm over RGB, as in the paper's own method.
/// </remarks>
internal static class GuidedBackprop
{
    internal static MethodMap[] Explain(ExplanationRequest request) =>
        LogitBackprop.Explain(request, BackwardRules.GuidedBackprop);
}
