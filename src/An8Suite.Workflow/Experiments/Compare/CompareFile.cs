namespace An8Suite.Workflow.Experiments.Compare;

/// <summary><c>compare.json</c>: which features of which images were drawn; the pictures lie beside it.</summary>
public sealed record CompareFile
{
    /// <summary>The images, in the dataset's order.</summary>
    public required IReadOnlyList<ComparedImage> Images { get; init; }

    /// <summary>The panel of an image.</summary>
    public static string PanelPath(string folder, string id) => Path.Combine(folder, "panels", id + ".png");
}

/// <summary>One compared image.</summary>
/// <param name="Id">Its id, and the name of its panel in <c>panels</c>.</param>
/// <param name="ClassName">The class it shows.</param>
/// <param name="Predicted">The class the network sees, whose features are drawn.</param>
/// <param name="Features">
/// The most relevant first; empty where none speaks for the class, and then there is no panel.
/// </param>
public sealed record ComparedImage(
    string Id, string ClassName, string Predicted, IReadOnlyList<ComparedFeature> Features);

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
