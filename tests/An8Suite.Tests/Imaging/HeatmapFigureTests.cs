using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

public sealed class HeatmapFigureTests
{
    private static readonly ColorImage Image = new(2, 1, [255, 255, 255, 200, 0, 0]);
    private static readonly Heatmap Heat = new(2, 1, [0, 1]);

    [Fact]
    public void An_overlay_is_the_heat_s_colour_over_the_image_s_grey()
    {
        // Inferno ends in (0, 0, 4) and (252, 255, 164); the grey of (200, 0, 0) is 42.52.
        ColorImage overlay = HeatmapOverlay.Draw(Image, Heat, ColorMap.Inferno, alpha: 0.6);
        Assert.Equal([102, 102, 104, 168, 170, 115], overlay.Rgb);
        Assert.Equal([255, 255, 255, 43, 43, 43], HeatmapOverlay.Draw(Image, Heat, ColorMap.Inferno, alpha: 0).Rgb);
        Assert.Equal(ColorMap.Jet.Paint(Heat).Rgb, HeatmapOverlay.Draw(Image, Heat, ColorMap.Jet, alpha: 1).Rgb);
    }

    [Fact]
    public void A_heatmap_of_another_size_is_refused() => Assert.Equal(
        "the picture has 2 x 1 pixels, the heatmap to lay over it 1 x 1",
        Assert.Throws<InputException>(
            () => HeatmapOverlay.Draw(Image, new Heatmap(1, 1, [0]), ColorMap.Inferno)).Message);

    [Fact]
    public void A_figure_holds_image_overlay_and_colour_bar()
    {
        ColorImage image = PngPictures.Noise(80, 80);
        Heatmap heat = new(80, 80, [.. Enumerable.Range(0, 6400).Select(i => i / 6399f)]);
        ColorImage figure = HeatmapFigure.Draw(image, heat, ColorMap.Viridis, ["one"]);
        ColorImage overlay = HeatmapOverlay.Draw(image, heat, ColorMap.Viridis);
        Assert.Equal(4, HeatmapFigure.ScaleOf(80, 80));
        foreach ((int x, int y) in new[] { (0, 0), (79, 0), (13, 57), (79, 79) })
        {
            Assert.Equal(At(image, x, y), At(figure, 12 + (4 * x) + 3, 12 + (4 * y)));
            Assert.Equal(At(overlay, x, y), At(figure, 24 + 320 + (4 * x), 12 + (4 * y) + 3));
        }

        Assert.Equal(ColorMap.Viridis.At(1), At(figure, 36 + 640 + 8, 12));
        Assert.Equal(ColorMap.Viridis.At(0), At(figure, 36 + 640 + 8, 12 + 319));
        Assert.Equal(new SrgbColor(255, 255, 255), At(figure, 2, 2));
    }

    [Fact]
    public void Every_line_of_a_caption_is_in_the_figure()
    {
        ColorImage image = new(400, 400, new byte[480000]);
        Heatmap heat = new(400, 400, new float[160000]);
        ColorImage one = HeatmapFigure.Draw(image, heat, ColorMap.Inferno, ["a"]);
        ColorImage two = HeatmapFigure.Draw(image, heat, ColorMap.Inferno, ["a", "T"]);
        ColorImage wrapped = HeatmapFigure.Draw(
            image, heat, ColorMap.Inferno, [string.Join(' ', Enumerable.Repeat("word", 20))]);
        Assert.Equal(one.Height + 20, two.Height);
        Assert.Equal(two.Height, wrapped.Height);
        int top = 12 + 400 + 12 + 20;
        Assert.Equal(new SrgbColor(0x1f, 0x1d, 0x1a), At(two, 12 + 5, top + 13));
        Assert.Equal(new SrgbColor(255, 255, 255), At(two, 12 + 3, top + 13));
    }

    [Fact]
    public void A_sheet_holds_every_tile_under_its_label()
    {
        ColorImage red = new(1, 1, [200, 0, 0]);
        ColorImage sheet = ContactSheet.Draw(
            "t", [.. Enumerable.Range(0, 6).Select(i => new ContactTile($"{i}", red))]);
        int reds = Enumerable.Range(0, sheet.Rgb.Length / 3)
            .Count(i => sheet.Rgb[3 * i] == 200 && sheet.Rgb[(3 * i) + 1] == 0);
        Assert.Equal(6 * 48 * 48, reds);
        Assert.Equal((12 + (4 * 54) - 6 + 12, 12 + 26 + (2 * 64) - 6 + 12), (sheet.Width, sheet.Height));
    }

    [Fact]
    public void Bars_stand_on_zero_or_hang_from_it()
    {
        ColorImage sheet = BarSheet.Draw("", [1, -1, 0.5f], ["a", "b", "c"]);
        // Three slots of 17 pixels from x = 12; rows of 64 from y = 38, zero in the middle.
        int[] lengths = [.. Enumerable.Range(0, 3)
            .Select(bar => Enumerable.Range(38, 64).Count(y => IsBar(sheet, 12 + (bar * 17) + 3, y)))];
        Assert.Equal([32, 31, 16], lengths);
        Assert.True(IsBar(sheet, 15, 40));
        Assert.False(IsBar(sheet, 15, 80));
        Assert.True(IsBar(sheet, 15 + 17, 80));
        Assert.False(IsBar(sheet, 15 + 17, 40));
    }

    private static bool IsBar(ColorImage image, int x, int y) => At(image, x, y) == new SrgbColor(0x93, 0x26, 0x67);

    private static SrgbColor At(ColorImage image, int x, int y)
    {
        int at = ((y * image.Width) + x) * 3;
        return new SrgbColor(image.Rgb[at], image.Rgb[at + 1], image.Rgb[at + 2]);
    }
}
