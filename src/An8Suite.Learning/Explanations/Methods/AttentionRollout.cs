using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Attention rollout: the product over layers of (A + I) / 2, A the attention averaged over heads: how much of every
/// token reaches every other, whatever class is explained.
/// </summary>
/// <remarks>S. Abnar, W. Zuidema, Quantifying Attention Flow in Transformers, ACL 2020, arXiv 2005.00928.</remarks>
internal static class AttentionRollout
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar half = 0.5;
        using Scalar one = 1;
        Tensor? flow = null;
        foreach (int place in AttentionMaps.Places(request))
        {
            Tensor attention = AttentionMaps.WithHeads(request.Trace.OutputOf(place)).mean([1]);
            Tensor mixed = attention.add(eye(attention.shape[1], device: attention.device), one).mul(half);
            flow = flow is null ? mixed : mixed.matmul(flow);
        }

        return AttentionMaps.Explain(request, flow!);
    }
}
