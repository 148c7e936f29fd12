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

    /// <summary>Draws a picture, each of its pixels as a square of <paramref name="scale"/> x <paramref name="scale"/>.</summary>
    public void Paste(ColorImage picture, int left, int top, int scale = 1)
    {
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                int at = ((y * picture.Width) + x) * 3;
                SrgbColor color = new(picture.Rgb[at], picture.Rgb[at + 1], picture.Rgb[at + 2]);
                Fill(left + (x * scale), top + (y * scale), scale, scale, color);
            }
        }
    }

    /// <summary>Writes a line of <see cref="BitmapFont"/>, each dot a square of <paramref name="scale"/> x <paramref name="scale"/>.</summary>
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
