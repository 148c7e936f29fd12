using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;

namespace An8Suite.Learning.Explanations;

/// <summary>One relevant feature of an image, drawn in the three ways that the paper shows side by side.</summary>
/// <param name="Feature">The feature, with its weight, response and relevance.</param>
/// <param name="LayerNumber">The place of its layer in the network, from 1.</param>
/// <param name="LayerCount">How many layers the network has.</param>
/// <param name="ChannelCount">How many channels its layer has.</param>
/// <param name="Upsampled">
/// Its activation map, resized bilinearly; null for a neuron of a fully connected layer.
/// </param>
/// <param name="Guided">Its activation sent back by guided backprop.</param>
/// <param name="Interpolated">The same through interpolated deconvolutions.</param>
public sealed record FeaturePanel(
    RelevantFeature Feature,
    int LayerNumber,
    int LayerCount,
    int ChannelCount,
    Heatmap? Upsampled,
    Heatmap Guided,
    Heatmap Interpolated);
