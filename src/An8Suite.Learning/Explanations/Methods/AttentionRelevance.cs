using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Generic attention relevance: from R = I on, R becomes R + mean over heads of ReLU(A dy/dA) times R at every layer, A
/// its attention and y the explained logit.
/// </summary>
/// <remarks>
/// H. Chefer, S. Gur, L. Wolf, Generic Attention-model Explainability for Interpreting Bi-Modal and Encoder-Decoder
/// Transformers, ICCV 2021, arXiv 2103.15679, equations 5 and 6 for self-attention.
/// </remarks>
internal static class AttentionRelevance
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar one = 1;
        Tensor? relevance = null;
        foreach (int place in AttentionMaps.Places(request))
        {
            Tensor attention = AttentionMaps.WithHeads(request.Trace.OutputOf(place));
            Tensor gradient = AttentionMaps.WithHeads(request.LogitGradient(place));
            Tensor positive = attention.mul(gradient).relu().mean([1]);
            relevance ??= eye(positive.shape[1], device: positive.device).unsqueeze(0).expand(positive.shape);
            relevance = relevance.add(positive.matmul(relevance), one);
        }

        return AttentionMaps.Explain(request, relevance!);
    }
}
