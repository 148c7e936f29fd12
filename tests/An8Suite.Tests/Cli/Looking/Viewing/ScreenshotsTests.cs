using An8Suite.Cli.Looking.Viewing;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Cli.Looking.Viewing;

public sealed class ScreenshotsTests
{
    [Fact]
    public void A_screenshot_never_replaces_a_file()
    {
        using TemporaryFolder folder = new();
        List<string> told = [];
        Screenshots screenshots = new(folder.Path, "plant", told.Add);
        File.WriteAllText(folder["plant-red-2.png"], "precious");
        for (byte shade = 1; shade <= 3; shade++)
        {
            screenshots.Take(new ColorImage(1, 1, [shade, shade, shade]), "red");
        }

        Assert.Equal([folder["plant-red-1.png"], folder["plant-red-3.png"], folder["plant-red-4.png"]], told);
        Assert.Equal([1, 2, 3], told.Select(path => (int)PngReader.ReadColor(path).Rgb[0]));
        Assert.Equal("precious", File.ReadAllText(folder["plant-red-2.png"]));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_told()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["file"], "");
        List<string> told = [];
        Screenshots screenshots = new(folder["file/below"], "plant", told.Add);
        string? problem = screenshots.TryTake(new ColorImage(1, 1, [1, 2, 3]), "red");
        Assert.StartsWith("no picture was written: ", problem, StringComparison.Ordinal);
        Assert.Empty(told);
    }
}
