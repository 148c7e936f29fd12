using An8Suite.Core;
using An8Suite.Learning.Networks;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>What methods need that hide, silence or decompose channel by channel: maps (N, K, h, w).</summary>
internal static class ChannelMaps
{
    /// <summary>Refuses networks without a convolution, and those whose last features are tokens.</summary>
    internal static void Check(Network network)
    {
        int layer = GradCam.LastBlock(network);
        if (LayerRoles.HasChannelsLast(network, layer))
        {
            throw new InputException(
                "score-cam, ablation-cam, eigen-cam and smooth-grad-cam-plus-plus need maps of channels, and the last "
                + $"features of this network, of layer '{network.Layers[layer].Name}', are tokens; 'rise', 'occlusion' "
                + "and 'integrated-gradients' explain it");
        }
    }
}
