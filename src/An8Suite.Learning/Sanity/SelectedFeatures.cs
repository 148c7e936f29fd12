using An8Suite.Core.Selection;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;

namespace An8Suite.Learning.Sanity;

/// <summary>A network with the features that were selected for it; borrows the network.</summary>
/// <param name="Network">The network.</param>
/// <param name="Recorder">Records responses as those of the selection were recorded.</param>
/// <param name="Features">The columns.</param>
/// <param name="Weights">Features x classes, row by row.</param>
public sealed record SelectedFeatures(
    Network Network, ResponseRecorder Recorder, IReadOnlyList<Feature> Features, double[] Weights)
{
    /// <summary>The weights of one class, one a feature.</summary>
    internal double[] ClassWeights(int label)
    {
        int classes = Network.Description.Classes.Count;
        return [.. Enumerable.Range(0, Features.Count).Select(feature => Weights[(feature * classes) + label])];
    }
}
