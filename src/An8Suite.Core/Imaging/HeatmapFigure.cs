using System.Globalization;

namespace An8Suite.Core.Imaging;

/// <summary>
/// A picture for people: image, the heatmap laid over it, a colour bar with its ticks, and a caption below.
/// </summary>
public static class HeatmapFigure
{
    private const int Margin = 12;
    private const int TextScale = 2;
    private const int BarWidth = 16;
    private const int TickLength = 5;
    private const int ShortestSide = 320;
    private const int LabelLetters = 4;
    private const int LineStep = BitmapFont.LineHeight * TextScale;

    private static readonly SrgbColor Paper = new(0xff, 0xff, 0xff);
    private static readonly SrgbColor Ink = new(0x1f, 0x1d, 0x1a);

    /// <summary>The side of the square that one pixel of an image of this size becomes.</summary>
    public static int ScaleOf(int width, int height) =>
        Math.Max(1, (ShortestSide + Math.Min(width, height) - 1) / Math.Min(width, height));

    /// <summary>Draws the figure; <paramref name="heat"/> lies in [0, 1], and every caption line is wrapped.</summary>
    public static ColorImage Draw(ColorImage image, Heatmap heat, ColorMap colors, IReadOnlyList<string> caption)
    {
        int scale = ScaleOf(image.Width, image.Height);
        (int pictureWidth, int pictureHeight) = (image.Width * scale, image.Height * scale);
        int barLeft = (3 * Margin) + (2 * pictureWidth);
        int width = barLeft + BarWidth + (2 * TickLength) + (TextScale * BitmapFont.WidthOf(LabelLetters)) + Margin;
        string[] lines =
        [
            .. caption.SelectMany(
                line => BitmapFont.Wrap(line, (width - (2 * Margin)) / (TextScale * BitmapFont.Advance))),
        ];
        var canvas = new Canvas(width, (3 * Margin) + pictureHeight + (lines.Length * LineStep), Paper);
        canvas.Paste(image, Margin, Margin, scale);
        canvas.Paste(HeatmapOverlay.Draw(image, heat, colors), (2 * Margin) + pictureWidth, Margin, scale);
        DrawBar(canvas, colors, barLeft, pictureHeight);
        for (int i = 0; i < lines.Length; i++)
        {
            canvas.Write(lines[i], Margin, (2 * Margin) + pictureHeight + (i * LineStep), Ink, TextScale);
        }

        return canvas.Image;
    }

    private static void DrawBar(Canvas canvas, ColorMap colors, int left, int height)
    {
        for (int y = 0; y < height; y++)
        {
            canvas.Fill(left, Margin + y, BarWidth, 1, colors.At(1 - (y / (height - 1f))));
        }

        const int tickCount = 5;
        for (int i = 0; i < tickCount; i++)
        {
            float heat = i / (tickCount - 1f);
            int y = Margin + (int)MathF.Round((1 - heat) * (height - 1));
            canvas.Fill(left + BarWidth, y, TickLength, 1, Ink);
            int top = Math.Clamp(
                y - (BitmapFont.GlyphHeight * TextScale / 2),
                Margin, Margin + height - (BitmapFont.GlyphHeight * TextScale));
            canvas.Write(
                heat.ToString("0.00", CultureInfo.InvariantCulture),
                left + BarWidth + (2 * TickLength), top, Ink, TextScale);
        }
    }
}
