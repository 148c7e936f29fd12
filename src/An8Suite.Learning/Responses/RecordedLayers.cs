using An8Suite.Learning.Networks;

namespace An8Suite.Learning.Responses;

/// <summary>Picks the layers whose outputs are recorded.</summary>
internal static class RecordedLayers
{
    /// <summary>The positions of the chosen layers, in forward order.</summary>
    /// <remarks>The classifier is the last <see cref="Linear"/>; it and what follows it are left out.</remarks>
    public static int[] Of(Network network, LayerChoice choice)
    {
        IReadOnlyList<Layer> layers = network.Layers;
        int classifier = layers.ToList().FindLastIndex(layer => layer is Linear);
        int end = classifier < 0 ? layers.Count : classifier;
        return [.. Enumerable.Range(0, end).Where(i => choice switch
        {
            LayerChoice.All => layers[i] is not Flatten,
            LayerChoice.ConvOnly => layers[i] is Relu && layers[i - 1] is Convolution,
            _ => layers[i] is Relu,
        })];
    }
}
