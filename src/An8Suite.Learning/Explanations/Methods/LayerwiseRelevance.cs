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
    /// <summary>A composite's own rules, from the method's numbers and the network's scaling of pixels.</summary>
    internal delegate RelevanceComposite Composite(MethodOptions options, Normalization scaling);

    internal static Composite Epsilon { get; } = (options, _) => Of(options, epsilon => epsilon, epsilon => epsilon);

    internal static Composite EpsilonPlus { get; } = (options, _) =>
        Of(options, _ => RelevanceRules.ZPlus, _ => RelevanceRules.ZPlus);

    internal static Composite EpsilonPlusFlat { get; } = (options, _) =>
        Of(options, _ => RelevanceRules.ZPlus, _ => RelevanceRules.Flat);

    internal static Composite EpsilonGammaBox { get; } = (options, scaling) =>
        Of(options, _ => RelevanceRules.Gamma(options.LrpGamma), _ => RelevanceRules.Box(scaling));

    internal static Composite EpsilonAlpha2Beta1 { get; } = (options, _) =>
        Of(options, _ => RelevanceRules.AlphaBeta(2, 1), _ => RelevanceRules.AlphaBeta(2, 1));

    /// <summary>One row of the table of methods.</summary>
    internal static ExplanationMethod Method(string name, string title, Composite composite) => new(
        name, title, MethodKind.Method, request => Explain(request, composite));

    /// <summary>A row that asks for a convolution that sees the pixels, whose rule is its own.</summary>
    internal static ExplanationMethod MethodFromPixels(string name, string title, Composite composite) =>
        Method(name, title, composite) with { Check = network => RequireFirst(name, network) };

    internal static MethodMap[] Explain(ExplanationRequest request, Composite composite)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor relevance = Relevance(
            request, composite(request.Options, request.Network.Description.Normalization).Rules);
        double[] logits = request.ExplainedLogits();
        MethodMap[] maps = HeatmapMaths.OnePerImage(
            request, relevance.sum(dim: 1L).relu(), Completeness.Of(relevance, logits));
        return [.. maps.Zip(logits, (map, logit) => map.EmptyBecause is not null && logit < 0
            ? map with { EmptyBecause = "no pixel speaks for the class, whose logit is below 0" }
            : map)];
    }

    /// <summary>One value a pixel and colour, (N, 3, H, W).</summary>
    internal static Tensor Relevance(ExplanationRequest request, BackwardRules rules)
    {
        int last = request.Network.Layers.Count - 1;
        return request.Sweep.ToInput(
            [.. request.Targets.Select((label, image) => StartSignal.OfFeature(image, last, label))], rules);
    }

    private static RelevanceComposite Of(
        MethodOptions options, Func<RelevanceRule, RelevanceRule> convolution, Func<RelevanceRule, RelevanceRule> first)
    {
        RelevanceRule epsilon = RelevanceRules.Epsilon(options.LrpEpsilon);
        return new()
        {
            Linear = epsilon,
            Convolution = convolution(epsilon),
            First = first(epsilon),
            Epsilon = options.LrpEpsilon,
        };
    }

    private static void RequireFirst(string name, Network network)
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
}
