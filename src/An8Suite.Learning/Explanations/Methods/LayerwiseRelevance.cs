using An8Suite.Core;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Layer-wise relevance propagation: the explained logit is handed back layer by layer, each giving what it received to
/// its inputs by their contributions; a pixel's heat is the positive part of the sum over RGB.
/// </summary>
/// <remarks>
/// S. Bach et al., On Pixel-Wise Explanations by Layer-Wise Relevance Propagation, PLoS ONE 10(7), 2015. The
/// composites, short lists of which rule goes with which kind of layer, are those of G. Montavon et al., Layer-Wise
/// Relevance Propagation: An Overview, 2019, and M. Kohlbrenner et al., Towards Best Practice in Explaining Neural
/// Network Decisions with LRP, 2020, arXiv 1910.09840. Relevance is signed, and only the positive speaks for the class.
/// </remarks>
internal static class LayerwiseRelevance
{
    /// <summary>Epsilon everywhere.</summary>
    internal static MethodMap[] Epsilon(ExplanationRequest request) =>
        Explain(request, epsilon => epsilon, epsilon => epsilon);

    /// <summary>Z-plus on convolutions.</summary>
    internal static MethodMap[] EpsilonPlus(ExplanationRequest request) =>
        Explain(request, _ => RelevanceRules.ZPlus, _ => RelevanceRules.ZPlus);

    /// <summary>Z-plus on convolutions, flat on those of the pixels.</summary>
    internal static MethodMap[] EpsilonPlusFlat(ExplanationRequest request) =>
        Explain(request, _ => RelevanceRules.ZPlus, _ => RelevanceRules.Flat);

    /// <summary>Gamma on convolutions, box on those of the pixels.</summary>
    internal static MethodMap[] EpsilonGammaBox(ExplanationRequest request) => Explain(
        request,
        _ => RelevanceRules.Gamma(request.Options.LrpGamma),
        _ => RelevanceRules.Box(request.Network.Description.Normalization));

    /// <summary>Alpha 2, beta 1 on convolutions.</summary>
    internal static MethodMap[] EpsilonAlpha2Beta1(ExplanationRequest request) =>
        Explain(request, _ => RelevanceRules.AlphaBeta(2, 1), _ => RelevanceRules.AlphaBeta(2, 1));

    /// <summary>Refuses a network without a convolution of the pixels, whose rule is its own.</summary>
    internal static void RequireFirst(string name, Network network)
    {
        bool isThere = network.Layers.Where((layer, place) =>
            layer is Convolution && network.Wiring.ReadsOf(place)[0] == Wiring.Input).Any();
        if (!isThere)
        {
            throw new InputException(
                $"method '{name}' needs a network whose first layer is a convolution of the pixels, because it has a "
                + "rule of its own for that one: take lrp-epsilon-plus");
        }
    }

    /// <summary>One value a pixel and colour, (N, 3, H, W).</summary>
    internal static Tensor Relevance(ExplanationRequest request, BackwardRules rules)
    {
        int last = request.Network.Layers.Count - 1;
        return request.Sweep.ToInput(
            [.. request.Targets.Select((label, image) => StartSignal.OfFeature(image, last, label))], rules);
    }

    /// <param name="request">The images.</param>
    /// <param name="convolution">From the rule of fully connected layers to that of convolutions.</param>
    /// <param name="first">The same of convolutions of the pixels.</param>
    private static MethodMap[] Explain(
        ExplanationRequest request,
        Func<RelevanceRule, RelevanceRule> convolution,
        Func<RelevanceRule, RelevanceRule> first)
    {
        RelevanceRule epsilon = RelevanceRules.Epsilon(request.Options.LrpEpsilon);
        var composite = new RelevanceComposite
        {
            Linear = epsilon,
            Convolution = convolution(epsilon),
            First = first(epsilon),
            Epsilon = request.Options.LrpEpsilon,
        };
        using DisposeScope scope = NewDisposeScope();
        Tensor relevance = Relevance(request, composite.Rules);
        double[] logits = request.ExplainedLogits();
        MethodMap[] maps = HeatmapMaths.PositivePerImage(
            request, relevance.sum(dim: 1L), Completeness.Of(relevance, logits));
        return [.. maps.Zip(logits, (map, logit) => map.EmptyBecause is not null && logit < 0
            ? map with { EmptyBecause = "no pixel speaks for the class, whose logit is below 0" }
            : map)];
    }
}
