using An8Suite.Learning.Explanations.Rules;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Score-CAM: s_k = logit(x . M_k) - logit(0), M_k the map A_k resized bilinearly to the input and stretched to [0, 1];
/// alpha = softmax over k of s; ReLU(sum_k alpha_k A_k), then as <see cref="GradCam"/>.
/// </summary>
/// <remarks>
/// H. Wang et al., Score-CAM, CVPR workshops 2020, arXiv 1910.01279, algorithm 1, which takes logits. The softmax runs
/// over channels, not classes, and logit(0), the same for all of them, drops out of it. A channel whose map is constant
/// makes no mask and does not count. What a mask hides becomes the training set's mean colour.
/// </remarks>
internal static class ScoreCam
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor activations = request.Trace.OutputOf(GradCam.LastBlock(request.Network));
        Tensor[] maps = [.. request.Samples.Select((_, image) => Map(request, image, activations[image]))];
        return ClassActivation.Explain(request, stack(maps));
    }

    /// <summary>The map of one image at the layer's resolution, (h, w).</summary>
    /// <param name="request">The images and the network.</param>
    /// <param name="image">Its place.</param>
    /// <param name="activations">Its A, (K, h, w).</param>
    internal static Tensor Map(ExplanationRequest request, int image, Tensor activations)
    {
        using DisposeScope scope = NewDisposeScope();
        bool[] varies = activations.amax([1, 2]).ne(activations.amin([1, 2])).cpu().data<bool>().ToArray();
        long[] channels = [.. Enumerable.Range(0, varies.Length).Where(k => varies[k]).Select(k => (long)k)];
        if (channels.Length == 0)
        {
            return zeros_like(activations[0]).MoveToOuterDisposeScope();
        }

        Tensor kept = activations.index_select(0, tensor(channels, device: activations.device));
        float[] logits = ChangedImages.Logits(request, image, channels.Length, (one, numbers) =>
        {
            using DisposeScope copies = NewDisposeScope();
            using Tensor some = kept.narrow(0, numbers[0], numbers.Length);
            Tensor masks = HeatmapMaths.MinMax(ClassActivation.Resized(request, some, Interpolation.Bilinear));
            return one.Pixels.mul(masks.unsqueeze(1)).MoveToOuterDisposeScope();
        });
        Tensor weights = tensor(logits, [logits.Length, 1, 1], device: kept.device).softmax(0);
        return weights.mul(kept).sum(dim: 0L).MoveToOuterDisposeScope();
    }
}
