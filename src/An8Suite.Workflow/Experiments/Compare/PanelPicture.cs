using System.Globalization;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Experiments.Compare;

/// <summary>
/// The picture of one image: a row a feature, its three drawings side by side, each map on its own scale.
/// </summary>
internal static class PanelPicture
{
    private const int Margin = 8;
    private const int SmallestSide = 160;
    private const int TextScale = 2;
    private const int LineStep = BitmapFont.LineHeight * TextScale;

    private static readonly SrgbColor Paper = new(0xff, 0xff, 0xff);
    private static readonly SrgbColor Ink = new(0x1f, 0x1d, 0x1a);
    private static readonly string[] Titles = ["image", "activation", "guided", "interpolated"];

    /// <summary>Draws it.</summary>
    public static ColorImage Draw(ColorImage image, IReadOnlyList<FeaturePanel> panels)
    {
        int scale = Math.Max(1, (SmallestSide + image.Width - 1) / image.Width);
        (int width, int height) = (image.Width * scale, image.Height * scale);
        int rowHeight = height + (2 * LineStep) + Margin;
        var canvas = new Canvas(
            Margin + (Titles.Length * (width + Margin)), (2 * Margin) + LineStep + (panels.Count * rowHeight), Paper);
        for (int column = 0; column < Titles.Length; column++)
        {
            canvas.Write(Titles[column], Left(column, width), Margin, Ink, TextScale);
        }

        for (int row = 0; row < panels.Count; row++)
        {
            FeaturePanel panel = panels[row];
            int top = Margin + LineStep + (row * rowHeight);
            canvas.Paste(image, Left(0, width), top, scale);
            Heatmap?[] maps = [panel.Upsampled, panel.Guided, panel.Interpolated];
            for (int column = 0; column < maps.Length; column++)
            {
                Paste(canvas, maps[column], Left(column + 1, width), top, scale);
            }

            canvas.Write(Caption(panel), Left(0, width), top + height + (LineStep / 4), Ink, TextScale);
            canvas.Write(Numbers(panel), Left(0, width), top + height + (LineStep / 4) + LineStep, Ink, TextScale);
        }

        return canvas.Image;
    }

    private static int Left(int column, int width) => Margin + (column * (width + Margin));

    private static void Paste(Canvas canvas, Heatmap? map, int left, int top, int scale)
    {
        if (map is null)
        {
            canvas.Write("no map", left, top, Ink, TextScale);
            return;
        }

        canvas.Paste(ColorMap.Inferno.Paint(map), left, top, scale);
    }

    private static string Caption(FeaturePanel panel) => string.Create(
        CultureInfo.InvariantCulture,
        $"{panel.Feature.Feature.Layer} {panel.Feature.Feature.Channel} of {panel.ChannelCount}, "
        + $"layer {panel.LayerNumber}/{panel.LayerCount}");

    private static string Numbers(FeaturePanel panel) => string.Create(
        CultureInfo.InvariantCulture,
        $"weight {panel.Feature.Weight:0.##} x response {panel.Feature.Response:0.###} = "
        + $"{panel.Feature.Relevance:0.###}");
}
