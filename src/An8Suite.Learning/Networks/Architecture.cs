namespace An8Suite.Learning.Networks;

/// <summary>A network that can be built by name.</summary>
public sealed class Architecture
{
    internal Architecture(string name, string summary, Func<LayerStack, int, LayerStack> layers)
    {
        (Name, Summary, Layers) = (name, summary, layers);
    }

    /// <summary>On the command line and in checkpoints, such as <c>vgg-f</c>.</summary>
    public string Name { get; }

    /// <summary>What it is and where it comes from.</summary>
    public string Summary { get; }

    /// <summary>The input side it was designed for, in pixels.</summary>
    public required int StandardSide { get; init; }

    /// <summary>The smallest input side that leaves every layer a pixel.</summary>
    public required int MinSide { get; init; }

    /// <summary>With which it learns from fresh weights under AdamW.</summary>
    public required double LearningRate { get; init; }

    /// <summary>
    /// About how much longer a pass takes than through <c>small</c>; of it estimates of time are made.
    /// </summary>
    public required double RelativeCost { get; init; }

    /// <summary>Adds the layers for so many classes.</summary>
    internal Func<LayerStack, int, LayerStack> Layers { get; }
}
