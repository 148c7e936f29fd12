namespace An8Suite.Core.Imaging;

/// <summary>A picture to draw on; whatever lies outside it is left away.</summary>
public sealed class Canvas
{
    /// <summary>An empty picture in the colour of its paper.</summary>
    public Canvas(int width, int height, SrgbColor paper)
    {
        Image = new ColorImage(width, height, new byte[width * height * 3]);
        Fill(0, 0, width, height, paper);
    }

    /// <summary>What has been drawn; later drawing shows in it.</summary>
    public ColorImage Image { get; }

    /// <summary>Fills a rectangle.</summary>
    public void Fill(int left, int top, int width, int height, SrgbColor color)
    {
        for (int y = Math.Max(top, 0); y < Math.Min(top + height, Image.Height); y++)
        {
            for (int x = Math.Max(left, 0); x < Math.Min(left + width, Image.Width); x++)
            {
                Set(x, y, color);
            }
        }
    }

    /// <summary>
    /// Draws a picture, each of its pixels as a square of <paramref name="scale"/> x <paramref name="scale"/>.
    /// </summary>
    public void Paste(ColorImage picture, int left, int top, int scale = 1)
    {
        int first = Math.Clamp(-left, 0, Image.Width * scale);
        int end = Math.Min(picture.Width * scale, Image.Width - left);
        for (int y = Math.Max(top, 0); y < Math.Min(top + (picture.Height * scale), Image.Height) && first < end; y++)
        {
            ReadOnlySpan<byte> from = picture.Rgb.AsSpan((y - top) / scale * picture.Width * 3, picture.Width * 3);
            Span<byte> to = Image.Rgb.AsSpan(((y * Image.Width) + left + first) * 3, (end - first) * 3);
            if (scale == 1)
            {
                from.Slice(first * 3, to.Length).CopyTo(to);
                continue;
            }

            for (int x = first; x < end; x++)
            {
                from.Slice(x / scale * 3, 3).CopyTo(to[((x - first) * 3)..]);
            }
        }
    }

    /// <summary>
    /// Writes a line of <see cref="BitmapFont"/>, each dot a square of <paramref name="scale"/> x
    /// <paramref name="scale"/>.
    /// </summary>
    public void Write(string text, int left, int top, SrgbColor color, int scale = 1)
    {
        for (int i = 0; i < text.Length; i++)
        {
            for (int dot = 0; dot < BitmapFont.GlyphWidth * BitmapFont.GlyphHeight; dot++)
            {
                (int y, int x) = Math.DivRem(dot, BitmapFont.GlyphWidth);
                if (BitmapFont.IsSet(text[i], x, y))
                {
                    Fill(left + (((i * BitmapFont.Advance) + x) * scale), top + (y * scale), scale, scale, color);
                }
            }
        }
    }

    private void Set(int x, int y, SrgbColor color)
    {
        int at = ((y * Image.Width) + x) * 3;
        (Image.Rgb[at], Image.Rgb[at + 1], Image.Rgb[at + 2]) = (color.R, color.G, color.B);
    }
}
