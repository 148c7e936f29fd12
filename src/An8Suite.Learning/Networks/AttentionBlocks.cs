using An8Suite.Learning.Networks.Graphs;

namespace An8Suite.Learning.Networks;

/// <summary>
/// The blocks of a transformer that normalises before attention: each adds to the tokens it reads, and one head makes
/// logits of the last block's tokens.
/// </summary>
/// <param name="Blocks">In forward order: the places of the attention and of the tokens the block puts out.</param>
internal sealed record AttentionBlocks(IReadOnlyList<(int Attention, int Output)> Blocks)
{
    /// <summary>The tokens the head reads.</summary>
    public int Last => Blocks[^1].Output;

    /// <summary>Of a network with attention; null where it is not built so.</summary>
    public static AttentionBlocks? Of(Network network)
    {
        IReadOnlyList<int> attentions = LayerRoles.Attentions(network);
        int?[] read = [.. attentions.Select(attention => TokensReadBy(network, attention))];
        int? last = TokensOfHead(network);
        return read.Contains(null) || last is null || last < attentions[^1]
            ? null
            : new([.. attentions.Select((attention, block) =>
                (attention, block + 1 < read.Length ? read[block + 1]!.Value : last.Value))]);
    }

    /// <summary>What the layer normalisation before an attention reads.</summary>
    private static int? TokensReadBy(Network network, int attention) =>
        LayerRoles.TokensBefore(network, attention) is int norm
        && network.Layers[norm] is Operation { Kind.Name: "layer-norm" }
            ? network.Wiring.ReadsOf(norm)[0]
            : null;

    /// <summary>The last sum of two layers, if nothing but a chain of layers leads from it to the logits.</summary>
    private static int? TokensOfHead(Network network)
    {
        int layer = network.Layers.Count - 1;
        while (layer >= 0 && network.Wiring.ReadsOf(layer).Count == 1)
        {
            layer = network.Wiring.ReadsOf(layer)[0];
        }

        return layer >= 0 && network.Layers[layer] is Addition or Operation { Kind.Name: "add" } ? layer : null;
    }
}
