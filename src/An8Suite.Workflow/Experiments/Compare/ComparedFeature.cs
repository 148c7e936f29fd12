namespace An8Suite.Workflow.Experiments.Compare;

/// <summary>One relevant feature of a compared image.</summary>
/// <param name="Layer">Its layer.</param>
/// <param name="LayerNumber">The place of the layer in the network, from 1.</param>
/// <param name="LayerCount">How many layers the network has.</param>
/// <param name="Channel">Its channel, from 0.</param>
/// <param name="ChannelCount">How many the layer has.</param>
/// <param name="Weight">w of the class.</param>
/// <param name="Response">x of the image.</param>
/// <param name="Relevance">w x.</param>
public sealed record ComparedFeature(
    string Layer, int LayerNumber, int LayerCount, int Channel,
    int ChannelCount, double Weight, double Response, double Relevance)
{
    /// <summary>Such as <c>conv3.relu 17 of 64, layer 8/15</c>.</summary>
    internal string Label =>
        FormattableString.Invariant($"{Layer} {Channel} of {ChannelCount}, layer {LayerNumber}/{LayerCount}");
}
