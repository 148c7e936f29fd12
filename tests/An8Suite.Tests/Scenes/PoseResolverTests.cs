using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Scenes;

public sealed class PoseResolverTests
{
    private const byte ShadeOne = 170; // 255 sqrt(1 / 2.25)
    private const byte TintOne = 204; // 255 sqrt(1 / 1.5625)

    private static readonly Palette Red = Colors("#ebebeb", "#e53950", "#3f9a45", "#c0714a");
    private static readonly Palette Blue = Red with { Parts = Colors("#ebebeb", "#3d6fe0", "#3f9a45", "#c0714a").Parts };

    [Fact]
    public void Background_shows_its_exact_colour_whatever_it_is()
    {
        var resolver = new PoseResolver(Filled(1, 1, 0, 0, 0, 0));
        for (int v = 0; v < 256; v++)
        {
            var color = new SrgbColor((byte)v, (byte)(255 - v), (byte)(v ^ 85));
            Assert.Equal([color.R, color.G, color.B], resolver.Resolve(new Palette(color, [])).Rgb);
        }
    }

    [Fact]
    public void A_pixel_whose_part_looks_like_the_background_shows_its_exact_colour()
    {
        // Five samples of the part and four of the background, through the tables and not past them.
        byte[] texels = new byte[36];
        for (int i = 0; i < 9; i++)
        {
            (texels[4 * i], texels[(4 * i) + 1], texels[(4 * i) + 3]) = (ShadeOne, TintOne, (byte)(i < 5 ? 1 : 0));
        }

        byte[] rgb = new PoseResolver(new GBuffer(1, 1, texels)).Resolve(Colors("#8060b0", "#8060b0")).Rgb;
        Assert.Equal([0x80, 0x60, 0xb0], rgb);
    }

    [Theory]
    [InlineData("#e53950", 12)]
    [InlineData("#3f9a45", 1)]
    [InlineData("#3d6fe0", 10)]
    [InlineData("#a06040", 1)]
    public void Full_light_shows_a_part_in_its_own_colour_or_slightly_below(string color, int tolerance)
    {
        Palette palette = Colors("#ffffff", color);
        byte[] rgb = new PoseResolver(Filled(1, 1, ShadeOne, TintOne, 0, 1)).Resolve(palette).Rgb;
        SrgbColor own = palette.Parts[0];
        Assert.InRange(rgb[0], own.R - tolerance, own.R + 1);
        Assert.InRange(rgb[1], own.G - tolerance, own.G + 1);
        Assert.InRange(rgb[2], own.B - tolerance, own.B + 1);
    }

    [Fact]
    public void Agrees_with_the_plain_resolver_to_the_nearest_byte_or_its_neighbour()
    {
        GBuffer buffer = Noise(24, 17, 3);
        byte[] rgb = new PoseResolver(buffer).Resolve(Red).Rgb;
        Func<SrgbColor, byte>[] channels = [c => c.R, c => c.G, c => c.B];
        for (int c = 0; c < 3; c++)
        {
            double[] expected = PlainResolver.Channel(buffer, Red, channels[c]);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.InRange(rgb[(3 * i) + c], expected[i] - 1, expected[i] + 1);
            }
        }
    }

    [Fact]
    public void Hard_mask_is_the_centre_sample_and_coverage_counts_all_nine()
    {
        GBuffer buffer = Noise(11, 7, 3);
        var resolver = new PoseResolver(buffer);
        byte[] coverage = resolver.Coverage(id => id is 1 or 3);
        for (int y = 0; y < 7; y++)
        {
            for (int x = 0; x < 11; x++)
            {
                byte[] ids = [.. Enumerable.Range(0, 9).Select(s => Id(buffer, (3 * x) + (s % 3), (3 * y) + (s / 3)))];
                Assert.Equal(ids[4], resolver.Parts.Ids[(y * 11) + x]);
                Assert.Equal(ids.Count(id => id is 1 or 3), coverage[(y * 11) + x]);
            }
        }

        Assert.All(resolver.Coverage(_ => true), n => Assert.Equal(9, n));
    }

    [Fact]
    public void Recolouring_equals_resolving()
    {
        var resolver = new PoseResolver(Noise(40, 30, 3));
        ColorImage red = resolver.Resolve(Red);
        byte[] kept = [.. red.Rgb];
        Palette white = Red with { Background = new SrgbColor(255, 255, 255) };
        foreach (Palette other in new[] { Blue, Red, white, Colors("#ebebeb", "#000000", "#ffffff", "#808080") })
        {
            Assert.Equal(resolver.Resolve(other).Rgb, resolver.Recolor(red, Red, other).Rgb);
        }

        Assert.Equal(kept, red.Rgb);
    }

    [Fact]
    public void Two_palettes_differ_inside_the_coverage_of_the_changed_part_only()
    {
        var resolver = new PoseResolver(Noise(40, 30, 3, darkest: 100));
        byte[] red = resolver.Resolve(Red).Rgb;
        byte[] blue = resolver.Resolve(Blue).Rgb;
        byte[] coverage = resolver.Coverage(id => id == 1);
        for (int i = 0; i < coverage.Length; i++)
        {
            bool differs = !red.AsSpan(3 * i, 3).SequenceEqual(blue.AsSpan(3 * i, 3));
            Assert.Equal(coverage[i] > 0, differs);
        }
    }

    [Fact]
    public void Light_never_darkens_and_never_wraps_beyond_white()
    {
        Palette palette = Colors("#000000", "#c8c8c8");
        byte before = 0;
        for (int shade = 0; shade < 256; shade++)
        {
            byte value = new PoseResolver(Filled(1, 1, (byte)shade, 255, 0, 1)).Resolve(palette).Rgb[0];
            Assert.True(value >= before);
            before = value;
        }

        Assert.Equal(255, new PoseResolver(Filled(1, 1, 255, 255, 255, 1)).Resolve(palette).Rgb[1]);
    }

    [Fact]
    public void A_palette_with_too_few_colours_is_refused()
    {
        var resolver = new PoseResolver(Filled(1, 1, 100, 100, 0, 2));
        ArgumentException error = Assert.Throws<ArgumentException>(() => resolver.Resolve(Colors("#000000", "#ffffff")));
        Assert.Contains("the pose shows part 2, the palette has colours for 1 parts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Palettes_are_equal_by_colour_and_a_copy_has_tables_of_its_own()
    {
        Assert.Equal(Red, Colors("#ebebeb", "#e53950", "#3f9a45", "#c0714a"));
        Assert.NotEqual(Red, Blue);
        Assert.Equal(Red.GetHashCode(), Colors("#ebebeb", "#e53950", "#3f9a45", "#c0714a").GetHashCode());
        var resolver = new PoseResolver(Filled(1, 1, ShadeOne, TintOne, 0, 1));
        Palette first = Colors("#000000", "#ff0000");
        byte[] red = resolver.Resolve(first).Rgb;
        byte[] blue = resolver.Resolve(first with { Parts = [new SrgbColor(0, 0, 255)] }).Rgb;
        Assert.Equal([red[2], red[1], red[0]], blue);
    }

    private static Palette Colors(string background, params string[] parts) => new(Color(background), [.. parts.Select(Color)]);

    private static SrgbColor Color(string text) => SrgbColor.TryParse(text, out SrgbColor color) ? color : throw new FormatException(text);

    private static byte Id(GBuffer buffer, int x, int y) => buffer.Texels[(((y * 3 * buffer.Width) + x) * 4) + 3];

    private static GBuffer Filled(int width, int height, byte shade, byte tint, byte specular, byte id)
    {
        byte[] texels = new byte[width * height * 36];
        for (int i = 0; i < texels.Length; i += 4)
        {
            (texels[i], texels[i + 1], texels[i + 2], texels[i + 3]) = (shade, tint, specular, id);
        }

        return new GBuffer(width, height, texels);
    }

    /// <summary>Random samples in runs, so that some pixels show one part and others several.</summary>
    private static GBuffer Noise(int width, int height, int partCount, int darkest = 0)
    {
        byte[] texels = new byte[width * height * 36];
        var random = new CounterRandom(0, "g-buffer", 0);
        byte id = 0;
        for (int i = 0; i < texels.Length; i += 4)
        {
            id = random.NextInt32(6) == 0 ? (byte)random.NextInt32(partCount + 1) : id;
            if (id != 0)
            {
                texels[i] = (byte)(darkest + random.NextInt32(256 - darkest));
                texels[i + 1] = (byte)(darkest + random.NextInt32(256 - darkest));
                texels[i + 2] = (byte)random.NextInt32(40);
                texels[i + 3] = id;
            }
        }

        return new GBuffer(width, height, texels);
    }
}
