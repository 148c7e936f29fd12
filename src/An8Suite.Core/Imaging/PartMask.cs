namespace An8Suite.Core.Imaging;

/// <summary>For every pixel, the id of the mesh part its centre sample shows.</summary>
/// <remarks>
/// Id 0 is the background; parts have the ids 1, 2, ... in the order of the mesh. Ids are never blended: a pixel that
/// several parts share belongs to the part at its centre. Row order as in <see cref="ColorImage"/>.
/// </remarks>
public sealed class PartMask
{
    /// <summary>The id of pixels that show no part.</summary>
    public const byte Background = 0;

    /// <summary>Wraps <paramref name="ids"/> (height x width) without copying.</summary>
    public PartMask(int width, int height, byte[] ids)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(ids.Length, width * height);
        (Width, Height, Ids) = (width, height, ids);
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Height x width part ids.</summary>
    public byte[] Ids { get; }
}
