namespace An8Suite.Core.Imaging;

/// <summary>How much each pixel of an image matters according to one explanation method.</summary>
/// <remarks>Values lie in [0, 1] once <see cref="Normalized"/>; row order as in <see cref="ColorImage"/>.</remarks>
public sealed class Heatmap
{
    /// <summary>Wraps <paramref name="values"/> (height x width) without copying.</summary>
    public Heatmap(int width, int height, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, width * height);
        (Width, Height, Values) = (width, height, values);
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Height x width values.</summary>
    public float[] Values { get; }

    /// <summary>
    /// The map stretched linearly so that its minimum is 0 and its maximum 1; a constant map becomes zeros.
    /// </summary>
    public Heatmap Normalized()
    {
        float low = Values.Min();
        float range = Values.Max() - low;
        float[] stretched = range > 0 ? Array.ConvertAll(Values, v => (v - low) / range) : new float[Values.Length];
        return new Heatmap(Width, Height, stretched);
    }
}
