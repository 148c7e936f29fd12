using An8Suite.Core;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// LeGrad: with s^l the logit that the network's own head makes of the tokens behind block l, and A^l the attention of
/// that block, the mean over layers, heads and query tokens of ReLU(ds^l / dA^l), one value a key token.
/// </summary>
/// <remarks>
/// W. Bousselham et al., LeGrad: An Explainability Method for Vision Transformers via Feature Formation Sensitivity,
/// ICCV 2025, arXiv 2404.03214. A head that takes the class token alone gives gradients to that token's row alone, one
/// that takes the mean of the tokens to all rows.
/// </remarks>
internal static class LeGrad
{
    private const string Name = "legrad";

    /// <summary>
    /// Refuses networks without attention, and those whose head cannot read the tokens of every block.
    /// </summary>
    internal static void Check(Network network)
    {
        AttentionMaps.Check(network, Name);
        if (AttentionBlocks.Of(network) is null)
        {
            throw Refusal("this network has other blocks, or more than one way from the last of them to the logits");
        }
    }

    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        AttentionMaps.Places(request);
        AttentionBlocks blocks = AttentionBlocks.Of(request.Network)!;
        Tensor[] layers = [.. blocks.Blocks.Select(block => OfLayer(request, block, blocks.Last))];
        return AttentionMaps.OfTokens(request, stack(layers).mean([0]));
    }

    /// <summary>Of one block, (N, T).</summary>
    private static Tensor OfLayer(ExplanationRequest request, (int Attention, int Output) block, int last)
    {
        long[] tokens = request.Trace.OutputOf(block.Output).shape;
        if (!tokens.SequenceEqual(request.Trace.OutputOf(last).shape))
        {
            throw Refusal(
                $"'{request.Network.Layers[block.Output].Name}' puts out {string.Join(" x ", tokens.Skip(1))} values, "
                + "which the head of this network cannot read");
        }

        using DisposeScope scope = NewDisposeScope();
        using IDisposable gradients = enable_grad();
        Tensor attention = request.Trace.OutputOf(block.Attention).detach().requires_grad_();
        Tensor output = Onward(request, (block.Attention, attention), block.Output);
        Tensor logits = Onward(request, (last, output), request.Network.Layers.Count - 1);
        Tensor explained = tensor([.. request.Targets.Select(target => (long)target)], device: logits.device);
        Tensor score = logits.expand(explained.shape[0], -1).gather(1, explained.unsqueeze(1)).sum();
        Tensor gradient = autograd.grad([score], [attention])[0];
        return AttentionMaps.WithHeads(gradient).relu().mean([1, 2]).detach().MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The output of layer <paramref name="to"/> when that of a layer before it is <paramref name="from"/>; what does
    /// not depend on it stays as it was.
    /// </summary>
    private static Tensor Onward(ExplanationRequest request, (int Layer, Tensor Output) from, int to)
    {
        var changed = new Dictionary<int, Tensor> { [from.Layer] = from.Output };
        for (int layer = from.Layer + 1; layer <= to; layer++)
        {
            IReadOnlyList<int> reads = request.Network.Wiring.ReadsOf(layer);
            if (reads.Any(changed.ContainsKey))
            {
                changed[layer] = request.Network.Layers[layer].Forward(
                    [.. reads.Select(read => changed.GetValueOrDefault(read) ?? request.Trace.OutputOf(read))]);
            }
        }

        return changed[to];
    }

    private static InputException Refusal(string because) => new(
        $"method '{Name}' needs a transformer that normalises before every attention, adds each block to its tokens and "
        + $"has one head; {because}; 'attention-relevance' explains such a network");
}
