namespace An8Suite.Core.Imaging;

/// <summary>Many small pictures of one size on one, each under its label.</summary>
public static class ContactSheet
{
    private const int Margin = 12;
    private const int Gap = 6;
    private const int SmallestSide = 48;
    private const double WantedAspect = 1.5;

    private static readonly SrgbColor Paper = new(0xff, 0xff, 0xff);
    private static readonly SrgbColor Ink = new(0x1f, 0x1d, 0x1a);

    /// <summary>Draws the tiles row by row below a title, enlarged to at least 48 pixels a side.</summary>
    public static ColorImage Draw(string title, IReadOnlyList<ContactTile> tiles)
    {
        ArgumentOutOfRangeException.ThrowIfZero(tiles.Count);
        ColorImage first = tiles[0].Picture;
        int scale = Math.Max(
            1, (SmallestSide + Math.Min(first.Width, first.Height) - 1) / Math.Min(first.Width, first.Height));
        int cellWidth = Gap + Math.Max(first.Width * scale, tiles.Max(tile => BitmapFont.WidthOf(tile.Label.Length)));
        int cellHeight = Gap + BitmapFont.LineHeight + (first.Height * scale);
        int columns = Math.Clamp(
            (int)Math.Ceiling(Math.Sqrt(WantedAspect * tiles.Count * cellHeight / cellWidth)), 1, tiles.Count);
        int rows = (tiles.Count + columns - 1) / columns;
        int width = Math.Max(columns * cellWidth, 2 * BitmapFont.WidthOf(title.Length)) + (2 * Margin) - Gap;
        int top = Margin + (2 * BitmapFont.LineHeight) + Gap;
        var canvas = new Canvas(width, top + (rows * cellHeight) - Gap + Margin, Paper);
        canvas.Write(title, Margin, Margin, Ink, scale: 2);
        for (int i = 0; i < tiles.Count; i++)
        {
            (int row, int column) = Math.DivRem(i, columns);
            (int x, int y) = (Margin + (column * cellWidth), top + (row * cellHeight));
            canvas.Write(tiles[i].Label, x, y, Ink);
            canvas.Paste(tiles[i].Picture, x, y + BitmapFont.LineHeight, scale);
        }

        return canvas.Image;
    }
}
