namespace An8Suite.Core.Selection;

/// <summary>The response of every feature to every image.</summary>
public sealed record ResponseTable
{
    /// <summary>The columns.</summary>
    public required IReadOnlyList<Feature> Features { get; init; }

    /// <summary>The sample ids, one a row.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    /// <summary>The true label of every row.</summary>
    public required int[] Labels { get; init; }

    /// <summary>The label the network predicts for every row.</summary>
    public required int[] Predictions { get; init; }

    /// <summary>Images x features, row by row, normalised within each layer as the options say.</summary>
    /// <remarks>Never NaN, and negative only as z-scores.</remarks>
    public required float[] Values { get; init; }

    /// <summary>The responses of one image, one a feature.</summary>
    public ReadOnlySpan<float> Row(int image) => Values.AsSpan(image * Features.Count, Features.Count);

    /// <summary>The rows of some images, in the order given.</summary>
    public ResponseTable Rows(IReadOnlyList<int> images) => this with
    {
        Ids = [.. images.Select(image => Ids[image])],
        Labels = [.. images.Select(image => Labels[image])],
        Predictions = [.. images.Select(image => Predictions[image])],
        Values = [.. images.SelectMany(image => Row(image).ToArray())],
    };
}
