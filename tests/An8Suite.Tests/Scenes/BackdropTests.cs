using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Backdrops;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Scenes;

/// <summary>What stands behind everything.</summary>
public sealed class BackdropTests
{
    private static readonly PictureSize Size = new(8, 4);
    private static readonly SrgbColor Black = new(0, 0, 0);
    private static readonly SrgbColor White = new(255, 255, 255);

    [Fact]
    public void A_gradient_runs_evenly_from_one_colour_to_the_other_in_its_direction()
    {
        ColorImage right = GradientBackdrop.Paint(Size, (Black, White), 0);
        Assert.Equal([16, 48, 80, 112, 143, 175, 207, 239], Enumerable.Range(0, 8).Select(x => (int)right.Rgb[3 * x]));
        ColorImage down = GradientBackdrop.Paint(Size, (Black, White), 90);
        Assert.Equal([32, 96, 159, 223], Enumerable.Range(0, 4).Select(y => (int)down.Rgb[3 * 8 * y]));
        ColorImage left = GradientBackdrop.Paint(Size, (Black, White), 180);
        Assert.Equal(right.Rgb[..3], left.Rgb[21..24]);
    }

    [Fact]
    public void Noise_is_the_same_everywhere_and_between_its_colours()
    {
        var noise = new NoiseBackdrop([]);
        ColorImage picture = noise.Paint(new PictureSize(64, 64), (new(10, 20, 30), new(110, 120, 130)), 7);
        Assert.All(picture.Rgb.Chunk(3), rgb => Assert.True(rgb[0] is >= 10 and <= 110 && rgb[1] - rgb[0] == 10 && rgb[2] - rgb[0] == 20));
        Assert.Equal(picture.Rgb, noise.Paint(new PictureSize(64, 64), (new(10, 20, 30), new(110, 120, 130)), 7).Rgb);
        Assert.NotEqual(picture.Rgb, noise.Paint(new PictureSize(64, 64), (new(10, 20, 30), new(110, 120, 130)), 8).Rgb);
        Assert.InRange(picture.Rgb.Where((_, i) => i % 3 == 0).Distinct().Count(), 40, 101);
        // By hand in Python from the same hash; pins the arithmetic.
        Assert.Equal([30, 30, 31, 36], picture.Rgb.Where((_, i) => i % 3 == 0).Take(4).Select(value => (int)value));
    }

    [Fact]
    public void Every_pose_draws_by_itself_and_kinds_come_at_their_shares()
    {
        BackdropKind[] kinds = [new FlatBackdrop([Black]) { Share = 3 }, new GradientBackdrop([Black, White])];
        var painter = new BackdropPainter(kinds, 5, folder => folder, codec: null);
        int flat = Enumerable.Range(0, 400).Count(pose => painter.Of(pose, Size).Picture is null);
        Assert.InRange(flat, 265, 335); // 300 and four deviations
        Assert.Equal(painter.Of(17, Size).Picture?.Rgb, new BackdropPainter(kinds, 5, folder => folder, null).Of(17, Size).Picture?.Rgb);
    }

    [Fact]
    public void Pictures_are_cut_from_a_folder_and_few_are_kept()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["deep"]);
        for (int i = 0; i < 6; i++)
        {
            File.WriteAllBytes(Path.Combine(folder["deep"], $"{i}.png"), [(byte)i]);
        }

        File.WriteAllText(folder["readme.txt"], "no picture");
        int decoded = 0;
        var codec = new PictureCodec((_, _) => new PictureSize(5000, 2000), (bytes, _) =>
        {
            Interlocked.Increment(ref decoded);
            return new ColorImage(5000, 2000, [.. Enumerable.Repeat((byte)(40 * bytes[0]), 5000 * 2000 * 3)]);
        });
        var painter = new BackdropPainter([new PicturesBackdrop("p")], 1, _ => folder.Path, codec);
        byte[] shown = [.. Enumerable.Range(0, 30).Select(pose => painter.Of(pose, Size).Picture!.Rgb[0])];
        Assert.Equal(6, shown.Distinct().Count());
        // Of 30 MB each, four fit into what is kept.
        Assert.InRange(decoded, 8, 29);
        Assert.Equal(shown[3], painter.Of(3, Size).Picture!.Rgb[0]);
    }

    [Fact]
    public void A_folder_without_pictures_and_a_missing_one_are_refused()
    {
        using TemporaryFolder folder = new();
        var codec = new PictureCodec((_, _) => Size, (_, _) => throw new InvalidOperationException());
        Assert.Contains("no pictures in it", Assert.Throws<InputException>(
            () => new BackdropPainter([new PicturesBackdrop("p")], 1, _ => folder.Path, codec)).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be listed", Assert.Throws<InputException>(
            () => new BackdropPainter([new PicturesBackdrop("p")], 1, _ => folder["none"], codec)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pixel_mixes_its_parts_with_what_lies_behind_that_very_pixel()
    {
        // Two pixels: 4 of 9 samples of each are of part 1, in its own colour.
        byte[] texels = new byte[GBuffer.TexelBytes(2, 1)];
        for (int row = 0; row < 3; row++)
        {
            foreach (int column in (int[])[0, 3])
            {
                if (row < 3)
                {
                    byte[] one = [170, 204, 0, 1];
                    one.CopyTo(texels, ((row * 6) + column) * 4);
                }
            }
        }

        var resolver = new PoseResolver(new GBuffer(2, 1, texels));
        var backdrop = new ColorImage(2, 1, [0, 0, 0, 200, 200, 200]);
        ColorImage both = resolver.Resolve(new Palette(Black, [White]) { Backdrop = backdrop });
        ColorImage left = resolver.Resolve(new Palette(Black, [White]));
        ColorImage right = resolver.Resolve(new Palette(new SrgbColor(200, 200, 200), [White]));
        Assert.Equal([.. left.Rgb[..3], .. right.Rgb[3..]], both.Rgb);
        Assert.NotEqual(left.Rgb, right.Rgb);
        Palette red = new(Black, [new SrgbColor(255, 0, 0)]) { Backdrop = backdrop };
        Assert.Equal(resolver.Resolve(red).Rgb, resolver.Recolor(both, new Palette(Black, [White]) { Backdrop = backdrop }, red).Rgb);
        Assert.Equal(left.Rgb, resolver.Recolor(both, new Palette(Black, [White]) { Backdrop = backdrop }, new Palette(Black, [White])).Rgb);
    }

    [Fact]
    public void A_tint_multiplies_light_and_white_changes_nothing()
    {
        var palette = new Palette(new SrgbColor(200, 100, 50), [White]) { Backdrop = new ColorImage(1, 1, [255, 128, 0]) };
        Palette same = palette.Tinted(White);
        Assert.Equal(palette, same);
        Palette half = palette.Tinted(new SrgbColor(188, 255, 0)); // 188 is half the light of 255
        Assert.Equal(new SrgbColor(188, 255, 0), half.Parts[0]);
        Assert.Equal(new SrgbColor(147, 100, 0), half.Background);
        Assert.Equal([188, 128, 0], half.Backdrop!.Rgb);
    }
}
