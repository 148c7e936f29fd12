using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Inspection;

/// <summary>What one layer puts out for one image.</summary>
/// <param name="Layer">Its name.</param>
/// <param name="Channels">Channels, or neurons of a layer without pixels.</param>
/// <param name="Height">Rows of a channel; 0 for a layer without pixels.</param>
/// <param name="Width">Columns of a channel; 0 for a layer without pixels.</param>
/// <param name="Values">Channel by channel, each row by row.</param>
public sealed record LayerActivations(string Layer, int Channels, int Height, int Width, float[] Values)
{
    /// <summary>Whether a channel is a map; otherwise it is one number.</summary>
    public bool HasPixels => Height > 0;

    /// <summary>Such as <c>64 x 16 x 16</c>.</summary>
    public string Shape => HasPixels ? $"{Channels} x {Height} x {Width}" : $"{Channels}";

    /// <summary>The share of activations that are exactly zero.</summary>
    public double ZeroShare => (double)Values.Count(value => value == 0) / Values.Length;

    /// <summary>The mean of all activations.</summary>
    public double Mean => Values.Average(value => (double)value);

    /// <summary>The largest activation.</summary>
    public float Largest => Values.Max();

    /// <summary>The channel that holds the largest activation; the lowest among equals.</summary>
    public int LargestChannel => Array.IndexOf(Values, Largest) / (Values.Length / Channels);

    /// <summary>The map of one channel, not stretched.</summary>
    public Heatmap Map(int channel) =>
        new(Width, Height, Values.AsSpan(channel * Height * Width, Height * Width).ToArray());
}
