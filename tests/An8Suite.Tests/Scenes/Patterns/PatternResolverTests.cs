using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Shading;

namespace An8Suite.Tests.Scenes.Patterns;

public sealed class PatternResolverTests
{
    private static readonly SrgbColor Grey = new(128, 128, 128);
    private static readonly SrgbColor Red = new(220, 30, 40);
    private static readonly SrgbColor White = new(250, 250, 250);
    private static readonly Palette Flat = new(Grey, [Red, Grey, White]);

    [Fact]
    public void A_sample_shows_what_a_flat_palette_of_its_colour_shows()
    {
        // Bits in two halves: the left pixel shows the second colour in all samples, the right one in none.
        GBuffer buffer = Noise(2, 1, (_, x) => (byte)(x < 3 ? 2 : 1), partCount: 1);
        var resolver = new PoseResolver(buffer);
        byte[] patterned = resolver.Resolve(new Palette(Grey, [Red]) { Surfaces = [new PartSurface(2, White)] }).Rgb;
        Assert.Equal(resolver.Resolve(new Palette(Grey, [White])).Rgb[..3], patterned[..3]);
        Assert.Equal(resolver.Resolve(new Palette(Grey, [Red])).Rgb[3..], patterned[3..]);
    }

    [Fact]
    public void Agrees_with_a_scene_whose_second_colours_are_parts_of_their_own()
    {
        GBuffer buffer = Noise(30, 20, (y, x) => (byte)((7 * x) + (3 * y)), partCount: 3);
        PartSurface[] surfaces = [new(4, White), default, new(16, Red)];
        byte[] split = [.. buffer.Texels];
        for (int i = 0; i < split.Length; i += 4)
        {
            int bits = buffer.Surface![i + 3];
            split[i + 3] = split[i + 3] switch
            {
                1 when (bits & 4) != 0 => 4,
                3 when (bits & 16) != 0 => 5,
                byte id => id,
            };
        }

        byte[] expected = new PoseResolver(new GBuffer(30, 20, split)).Resolve(new Palette(Grey, [Red, Grey, White, White, Red])).Rgb;
        Assert.Equal(expected, new PoseResolver(buffer).Resolve(Flat with { Surfaces = surfaces }).Rgb);
    }

    [Fact]
    public void Recolouring_equals_resolving_and_copies_have_tables_of_their_own()
    {
        var resolver = new PoseResolver(Noise(30, 20, (y, x) => (byte)((7 * x) + (3 * y)), partCount: 3));
        Palette[] palettes =
        [
            Flat,
            Flat with { Surfaces = [new(1, White), default, default] },
            Flat with { Surfaces = [new(2, White), default, default] },
            Flat with { Surfaces = [new(2, Grey), default, new(2, Red)] },
            Flat with { Parts = [Grey, White, Red], Surfaces = [default, new(128, Red), default] },
        ];
        Assert.Equal(palettes.Length, palettes.Select(p => Convert.ToHexString(resolver.Resolve(p).Rgb)).Distinct().Count());
        foreach (Palette before in palettes)
        {
            foreach (Palette after in palettes)
            {
                Assert.Equal(resolver.Resolve(after).Rgb, resolver.Recolor(resolver.Resolve(before), before, after).Rgb);
            }
        }
    }

    [Fact]
    public void Two_patterns_differ_where_their_bits_do()
    {
        // Bit 1 in the samples of the left pixel, bit 2 in those of the middle one, both bits in the right one.
        GBuffer buffer = Noise(3, 1, (_, x) => (byte)((x / 3) + 1), partCount: 1);
        var resolver = new PoseResolver(buffer);
        Palette one = new(Grey, [Red]) { Surfaces = [new PartSurface(1, White)] };
        Palette two = new(Grey, [Red]) { Surfaces = [new PartSurface(2, White)] };
        PaletteDifference difference = resolver.Difference(one, two);
        Assert.Equal([9, 9, 0], difference.Count.Select(n => (int)n));
        Assert.Equal([true, true, false], difference.IsCertain);
        (byte[] a, byte[] b) = (resolver.Resolve(one).Rgb, resolver.Resolve(two).Rgb);
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(i => !a.AsSpan(3 * i, 3).SequenceEqual(b.AsSpan(3 * i, 3))));
    }

    [Fact]
    public void A_pixel_whose_samples_change_in_opposite_directions_is_not_certain_to_change()
    {
        GBuffer buffer = Noise(1, 1, (_, x) => (byte)(x == 1 ? 2 : 1), partCount: 1);
        Palette one = new(Grey, [Red]) { Surfaces = [new PartSurface(1, White)] };
        Palette two = new(Grey, [Red]) { Surfaces = [new PartSurface(2, White)] };
        PaletteDifference difference = new PoseResolver(buffer).Difference(one, two);
        Assert.Equal(9, difference.Count[0]);
        Assert.False(difference.IsCertain[0]);
    }

    [Fact]
    public void A_pose_rendered_without_patterns_is_refused()
    {
        GBuffer buffer = Noise(1, 1, (_, _) => 0, partCount: 1);
        var plain = new PoseResolver(new GBuffer(1, 1, buffer.Texels));
        Palette patterned = new(Grey, [Red]) { Surfaces = [new PartSurface(1, White)] };
        ArgumentException error = Assert.Throws<ArgumentException>(() => plain.Resolve(patterned));
        Assert.Contains("the palette has patterns or textures, the pose was rendered without them", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Random shading on random parts, or on part 1 everywhere where there is only one.</summary>
    private static GBuffer Noise(int width, int height, Func<int, int, byte> bits, int partCount)
    {
        byte[] texels = new byte[GBuffer.TexelBytes(width, height)];
        byte[] surface = new byte[texels.Length];
        var random = new CounterRandom(1, "surface", 0);
        for (int i = 0; i < texels.Length / 4; i++)
        {
            texels[4 * i] = (byte)(100 + random.NextInt32(100));
            texels[(4 * i) + 1] = (byte)(100 + random.NextInt32(100));
            texels[(4 * i) + 3] = (byte)(partCount == 1 ? 1 : random.NextInt32(partCount + 1));
            surface[(4 * i) + 3] = bits(i / (3 * width), i % (3 * width));
        }

        return new GBuffer(width, height, texels) { Surface = surface };
    }
}
