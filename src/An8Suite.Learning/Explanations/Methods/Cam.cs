using An8Suite.Core;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// CAM: M(x, y) = sum_k w_k A_k(x, y), where A are the maps that global average pooling takes in and w the class's row
/// of the one fully connected layer after it; then as <see cref="GradCam"/>, from which it differs by a factor there.
/// </summary>
/// <remarks>
/// B. Zhou et al., Learning Deep Features for Discriminative Localization, CVPR 2016, arXiv 1512.04150.
/// </remarks>
internal static class Cam
{
    /// <summary>Of the layers that a network ends in so many are named.</summary>
    private const int MostNamed = 8;

    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        int pool = PoolOf(request.Network);
        int maps = request.Network.Wiring.ReadsOf(pool)[0];
        var classifier = (Linear)request.Network.Layers[^1];
        using DisposeScope scope = NewDisposeScope();
        Tensor targets = tensor([.. request.Targets.Select(label => (long)label)], device: classifier.Weight.device);
        Tensor weights = classifier.Weight.index_select(0, targets).unsqueeze(2).unsqueeze(3); // (N, K, 1, 1)
        Tensor map = weights.mul(request.Trace.OutputOf(maps)).sum(dim: 1L);
        return ClassActivation.Explain(request, map);
    }

    /// <summary>Refuses networks of any other end.</summary>
    internal static void Check(Network network) => PoolOf(network);

    private static int PoolOf(Network network)
    {
        int place = network.Layers.Count - 1;
        if (network.Layers[place] is Linear)
        {
            do
            {
                place = network.Wiring.ReadsOf(place)[0];
            }
            while (place >= 0 && network.Layers[place] is Flatten or Dropout);

            if (place >= 0 && network.Layers[place] is AdaptiveAveragePool { IsGlobal: true }
                && network.LastFeatureLayer is not null)
            {
                return place;
            }
        }

        int first = Math.Max(network.LastFeatureLayer ?? 0, network.Layers.Count - MostNamed);
        IEnumerable<string> end = network.Layers.Skip(first).Select(layer => $"{layer.Name} ({layer.GetType().Name})");
        throw new InputException(
            "method 'cam' needs a network that ends in a convolution, global average pooling and one fully "
            + $"connected layer; this one ends in {string.Join(", ", end)}; 'grad-cam' is the same map without that "
            + "condition");
    }
}
