namespace An8Suite.Core.Heatmaps;

/// <summary>How a map of another size is brought to that of the mask; half-pixel centres in both.</summary>
public enum ResizeRule
{
    /// <summary>See <see cref="Imaging.BilinearResize"/>.</summary>
    Bilinear,

    /// <summary>The value of the pixel that the centre falls into.</summary>
    Nearest,
}
