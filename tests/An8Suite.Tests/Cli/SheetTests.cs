using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Cli;

/// <summary><c>an8 sheet</c> on recipes and meshes.</summary>
[Needs(Needs.Suite)]
public sealed class SheetTests
{
    [Fact]
    public void A_sheet_shows_the_very_pixels_that_generate_writes()
    {
        using TemporaryFolder folder = new();
        string recipe = folder["recipe.yaml"];
        File.WriteAllText(
            recipe, File.ReadAllText(Path.Combine(RepositoryRoot.Path, "meshes", "an8flower-single-6c.yaml"))
                .Replace(
                    "mesh: plant.glb",
                    $"mesh: {Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb")}", StringComparison.Ordinal)
                .Replace("count: 40", "count: 2", StringComparison.Ordinal));
        foreach (string[] arguments in new string[][]
        {
            ["generate", recipe, "--size", "48", "--poses", "5", "--out", folder["dataset"]],
            ["sheet", recipe, "--size", "48", "--views", "64",
                "--classes", "red,blue", "--frames", "0", "--out", folder["sheet"]],
        })
        {
            ChildProcess done = Suite.Run(arguments);
            Assert.True(done.ExitCode == 0, done.Error);
        }

        ColorImage page = PngReader.ReadColor(folder["sheet/sheet.png"]);
        Assert.All(Images(folder["dataset"], "00_red"), image => Assert.Equal(1, Places(page, image)));
        Assert.All(Images(folder["dataset"], "04_blue"), image => Assert.Equal(1, Places(page, image)));
        Assert.All(Images(folder["dataset"], "02_yellow"), image => Assert.Equal(0, Places(page, image)));
        Assert.False(File.Exists(folder["sheet/turntable.png"]));
    }

    [Fact]
    public void A_mesh_is_shown_without_a_recipe_and_again_with_the_same_bytes()
    {
        using TemporaryFolder folder = new();
        string mesh = Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb");
        foreach (string once in new[] { "a", "b" })
        {
            ChildProcess sheet = Suite.Run("sheet", mesh, "--size", "64", "--frames", "3", "--out", folder[once]);
            Assert.True(sheet.ExitCode == 0, sheet.Error);
        }

        Assert.Equal(File.ReadAllBytes(folder["a/sheet.png"]), File.ReadAllBytes(folder["b/sheet.png"]));
        Assert.Equal(File.ReadAllBytes(folder["a/turntable.png"]), File.ReadAllBytes(folder["b/turntable.png"]));
        Assert.True(new FileInfo(folder["a/turntable.png"]).Length > 1000);
    }

    [Fact]
    public void What_is_wrong_is_said()
    {
        Suite.Refused(
            Suite.Run("sheet", "an8flower-single-6c", "--class", "blau"), "--class: unknown class 'blau'", "'blue'");
        Suite.Refused(
            Suite.Run("sheet", "an8flower-single-6c", "--classes", "red,blau"), "--classes: unknown class 'blau'");
        Suite.Refused(Suite.Run("sheet", "an8flower-single-6c", "--views", "0"), "--poses: expected 1 to");
        Suite.Refused(Suite.Run("sheet", "an8flower-single-6c", "--size", "9"), "--size: expected 32 to 2048, found 9");
        Suite.Refused(Suite.Run("sheet", "nowhere.yaml"), "nowhere.yaml");
        Suite.Refused(
            Suite.Run("sheet", "an8flower-single-6c", "--size", "2048", "--frames", "200"),
            "--frames: 200 pictures of 2048 x 2048 are more than 200 million pixels");
    }

    private static ColorImage[] Images(string dataset, string classFolder)
    {
        string part = Path.Combine("images", classFolder) + Path.DirectorySeparatorChar;
        ColorImage[] images = [.. Directory.GetFiles(dataset, "*.png", SearchOption.AllDirectories)
            .Where(path => path.Contains(part, StringComparison.Ordinal)).Select(PngReader.ReadColor)];
        Assert.Equal(5, images.Length);
        return images;
    }

    /// <summary>How often the page holds a picture, pixel for pixel.</summary>
    private static int Places(ColorImage page, ColorImage tile) =>
        (from y in Enumerable.Range(0, page.Height - tile.Height)
         from x in Enumerable.Range(0, page.Width - tile.Width)
         where Enumerable.Range(0, tile.Height)
             .All(row => page.Rgb.AsSpan((((y + row) * page.Width) + x) * 3, tile.Width * 3)
                 .SequenceEqual(tile.Rgb.AsSpan(row * tile.Width * 3, tile.Width * 3)))
         select x).Count();
}
