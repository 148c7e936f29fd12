namespace An8Suite.Core.Geometry.Textures;

/// <summary>How much the pictures of one mesh may take while they are still encoded.</summary>
public sealed class PictureLimits
{
    private const long LargestBytes = 64 << 20;
    private const long MostBytes = 256 << 20;
    private long _bytes;

    /// <summary>Adds a picture, best before it is read.</summary>
    /// <exception cref="InvalidDataException">It is empty or too large, or all are too large together.</exception>
    public void Count(long bytes)
    {
        if (bytes is < 1 or > LargestBytes || _bytes + bytes > MostBytes)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"expected a picture of 1 to {LargestBytes} bytes, and at most {MostBytes} in all, found {bytes}"));
        }

        _bytes += bytes;
    }
}
