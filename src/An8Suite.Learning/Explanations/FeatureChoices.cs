using An8Suite.Core;
using An8Suite.Core.Selection;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>
/// Ways to choose features of one image other than by the lasso: the best first, all recorded features in turn.
/// </summary>
internal static class FeatureChoices
{
    /// <summary>In a random order, keyed by the seed and the image's id.</summary>
    internal static IEnumerable<Feature> Random(ExplanationRequest request, int image)
    {
        var random = new CounterRandom(request.Seed, $"random-features/{request.Samples[image].Id}", 0);
        return request.Features.Count == 0
            ? []
            : random.Permutation(request.Features.Count).Select(column => request.Features[column]);
    }

    /// <summary>The largest response first, the lower column first among equals.</summary>
    internal static IEnumerable<Feature> Largest(ExplanationRequest request, int image)
    {
        int count = request.Features.Count;
        return Enumerable.Range(0, count)
            .OrderByDescending(column => request.Responses[(image * count) + column])
            .Select(column => request.Features[column]);
    }

    /// <summary>The largest sum over positions of gradient times activation of the explained logit first.</summary>
    internal static IEnumerable<Feature> GradientActivation(ExplanationRequest request, int image)
    {
        Dictionary<string, float[]> sums = request.Features.Select(feature => feature.Layer).Distinct()
            .ToDictionary(layer => layer, layer => Sums(request, layer)[image].cpu().data<float>().ToArray());
        return request.Features.OrderByDescending(feature => sums[feature.Layer][feature.Channel]);
    }

    /// <summary>sum_uv g_k A_k of every image and channel of a layer, (N, K); made once a batch.</summary>
    internal static Tensor Sums(ExplanationRequest request, string layer) =>
        request.Sweep.Memo.Of(("gradient-activation", layer, request.TargetKey), () =>
        {
            using DisposeScope scope = NewDisposeScope();
            int place = request.Network.IndexOf(layer);
            Tensor activations = request.Trace.OutputOf(place);
            Tensor products = request.Sweep
                .ToOutputOf(place, request.LogitStarts(), Rules.BackwardRules.Gradient)
                .mul(activations);
            Tensor sums = LayerRoles.SumOverPositions(request.Network, place, products);
            return sums.cpu().MoveToOuterDisposeScope();
        });
}
