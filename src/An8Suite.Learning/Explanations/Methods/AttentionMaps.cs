using An8Suite.Core;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// What methods of attention share: the attention of every layer, (N, heads, T, T), and the way from a relevance of
/// tokens for tokens (N, T, T) to a map: the class token's row, or the mean over all rows where there is none, on the
/// grid of the patches, resized bilinearly.
/// </summary>
internal static class AttentionMaps
{
    /// <summary>Refuses networks without attention.</summary>
    internal static void Check(Network network, string method)
    {
        if (LayerRoles.Attentions(network).Count == 0)
        {
            throw new InputException(
                $"method '{method}' needs a transformer, and the network has no attention; 'grad-cam' explains any "
                + "network with positions");
        }
    }

    /// <summary>The places of the attentions, whose number of tokens must be that of the patches.</summary>
    internal static IReadOnlyList<int> Places(ExplanationRequest request)
    {
        IReadOnlyList<int> places = LayerRoles.Attentions(request.Network);
        foreach (int place in places)
        {
            long[] shape = request.Trace.OutputOf(place).shape;
            if (shape.Length > 4 || GridOf(request, shape[^1]) is null)
            {
                throw new InputException(
                    $"the attention '{request.Network.Layers[place].Name}' is over {shape[^1]} tokens of windows, not "
                    + "over all patches of the picture; 'grad-cam' explains such a network");
            }
        }

        return places;
    }

    /// <summary>Of values (N, T, T) or (N, heads, T, T): with heads.</summary>
    internal static Tensor WithHeads(Tensor values) => values.dim() == 3 ? values.unsqueeze(1) : values.alias();

    /// <summary>The maps of a relevance (N, T, T).</summary>
    internal static MethodMap[] Explain(ExplanationRequest request, Tensor relevance)
    {
        long tokens = relevance.shape[1];
        return OfTokens(
            request, tokens > PatchesAmong(request, tokens) ? relevance.select(1, 0) : relevance.mean([1]));
    }

    /// <summary>The maps of one value a token, (N, T).</summary>
    internal static MethodMap[] OfTokens(ExplanationRequest request, Tensor values)
    {
        long tokens = values.shape[1];
        long patches = PatchesAmong(request, tokens);
        Extent grid = GridOf(request, tokens)!.Value;
        Tensor maps = values.narrow(1, tokens - patches, patches).reshape(-1, grid.Height, grid.Width);
        return HeatmapMaths.OnePerImage(
            request, ClassActivation.Resized(request, maps, Rules.Interpolation.Bilinear));
    }

    private static long PatchesAmong(ExplanationRequest request, long tokens) =>
        GridOf(request, tokens) is Extent grid ? (long)grid.Height * grid.Width : 0;

    private static Extent? GridOf(ExplanationRequest request, long tokens) =>
        FeatureMaps.GridOf(request.Network, request.Trace, tokens);
}
