using An8Suite.Cli.Looking.Viewing;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Cli.Looking.Viewing;

public sealed class ViewLayoutTests
{
    private static readonly ColorImage Picture = Noise(96, 64);

    [Theory]
    [InlineData(96, 1, 0)]
    [InlineData(200, 2, 4)]
    [InlineData(500, 3, 106)]
    public void A_picture_keeps_its_pixels_enlarged_by_a_whole_number(int width, int scale, int left)
    {
        PictureSize size = new(width, 272);
        ViewLayout layout = new(size, new PictureSize(96, 64));
        Assert.Equal(new PictureSize(96 * scale, 64 * scale), layout.Shown);
        Assert.Equal(left, layout.Left);
        ColorImage window = layout.Draw(Picture, [], null, []);
        for (int y = 0; y < 64 * scale; y++)
        {
            for (int x = 0; x < 96 * scale; x++)
            {
                Assert.Equal(At(Picture, x / scale, y / scale), At(window, layout.Left + x, layout.Top + y));
            }
        }
    }

    [Fact]
    public void The_first_window_just_holds_the_picture_and_the_lines()
    {
        PictureSize window = ViewLayout.WindowFor(new PictureSize(96, 64));
        ViewLayout layout = new(window, new PictureSize(96, 64));
        Assert.Equal((0, 0, new PictureSize(96, 64)), (layout.Left, layout.Top, layout.Shown));
        Assert.Equal((0.5, 0.5), layout.InPicture(0.5, 32.0 / window.Height));
    }

    [Fact]
    public void Lines_help_and_problem_show_and_each_is_where_the_others_are_not()
    {
        PictureSize size = new(400, 460);
        ViewLayout layout = new(size, new PictureSize(96, 64));
        ColorImage plain = layout.Draw(Picture, [], null, []);
        int[] status = ChangedRows(plain, layout.Draw(Picture, ["one", "two"], null, []));
        int[] help = ChangedRows(plain, layout.Draw(Picture, [], null, ["a      first", "b      second"]));
        int[] problem = ChangedRows(
            plain, layout.Draw(Picture, [], "recipe.yaml:3: wrong\n" + new string('x', 300), []));
        Assert.True(
            help[^1] < problem[0] && problem[^1] < status[0], $"{help[^1]} {problem[0]} {problem[^1]} {status[0]}");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(30, 2000)]
    [InlineData(2000, 30)]
    [InlineData(50, 50)]
    public void No_window_is_too_small(int width, int height)
    {
        ViewLayout layout = new(new PictureSize(width, height), new PictureSize(96, 64));
        ColorImage image = layout.Draw(Picture, ["a line of some length"], "a problem", ["h      help"]);
        Assert.Equal((width, height), (image.Width, image.Height));
    }

    private static int[] ChangedRows(ColorImage one, ColorImage other) =>
    [
        .. Enumerable.Range(0, one.Height).Where(y => !one.Rgb.AsSpan(y * one.Width * 3, one.Width * 3)
            .SequenceEqual(other.Rgb.AsSpan(y * one.Width * 3, one.Width * 3))),
    ];

    private static (byte R, byte G, byte B) At(ColorImage image, int x, int y)
    {
        int at = 3 * ((y * image.Width) + x);
        return (image.Rgb[at], image.Rgb[at + 1], image.Rgb[at + 2]);
    }

    private static ColorImage Noise(int width, int height) => new(
        width, height, [.. Enumerable.Range(0, width * height * 3).Select(i => (byte)((i * 7919) % 251))]);
}
