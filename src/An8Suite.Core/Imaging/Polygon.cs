namespace An8Suite.Core.Imaging;

/// <summary>
/// A corner of pixels: (0, 0) is the picture's top left corner, (x, y) the top left corner of pixel (x, y).
/// </summary>
internal readonly record struct PixelCorner(int X, int Y);

/// <summary>One connected region of a part, outlined along the edges of its pixels.</summary>
/// <remarks>
/// The corners go clockwise as one sees the picture, the last one joins the first. A hole is reached and left over the
/// same cut, a line to the left that runs between two pixels of the region: walked twice, it encloses nothing, so the
/// even-odd rule at pixel centres gives exactly the region, and the shoelace area its number of pixels.
/// </remarks>
/// <param name="PartId">The id of its pixels.</param>
/// <param name="Corners">At least four.</param>
internal sealed record Polygon(byte PartId, IReadOnlyList<PixelCorner> Corners)
{
    /// <summary>Pixels inside, by the shoelace formula.</summary>
    public int Area => TwiceSignedArea(Corners) / 2;

    /// <summary>Twice the enclosed area; negative where the corners go counter-clockwise.</summary>
    internal static int TwiceSignedArea(IReadOnlyList<PixelCorner> ring)
    {
        int sum = 0;
        PixelCorner before = ring[^1];
        foreach (PixelCorner corner in ring)
        {
            sum += (before.X * corner.Y) - (corner.X * before.Y);
            before = corner;
        }

        return sum;
    }
}
