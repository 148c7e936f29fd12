using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

public sealed class PngRoundTripTests
{
    public static TheoryData<int, int> Sizes() => new()
    {
        { 1, 1 }, { 2, 3 }, { 7, 5 }, { 8, 8 }, { 9, 4 }, { 31, 2 }, { 33, 17 }, { 64, 1 }, { 1, 65 }, { 127, 40 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Smooth_colour_survives(int width, int height)
    {
        ColorImage image = PngPictures.Gradient(width, height);
        AssertSame(image, PngReader.DecodeColor(PngWriter.Encode(image), "x.png"));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Noise_survives(int width, int height)
    {
        ColorImage image = PngPictures.Noise(width, height);
        AssertSame(image, PngReader.DecodeColor(PngWriter.Encode(image), "x.png"));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Part_ids_survive(int width, int height)
    {
        byte[] ids = [.. PngPictures.Noise(width, height).Rgb.Take(width * height).Select(v => (byte)(v % 7))];
        PartMask read = PngReader.DecodeParts(PngWriter.Encode(new PartMask(width, height, ids)), "x.png");
        Assert.Equal((width, height), (read.Width, read.Height));
        Assert.Equal(ids, read.Ids);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Masks_survive(int width, int height)
    {
        bool[] values = [.. PngPictures.Noise(width, height).Rgb.Take(width * height).Select(v => v > 100)];
        BinaryMask read = PngReader.DecodeMask(PngWriter.Encode(new BinaryMask(width, height, values)), "x.png");
        Assert.Equal((width, height), (read.Width, read.Height));
        Assert.Equal(values, read.Values);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Sixteen_bits_survive(int width, int height)
    {
        byte[] noise = PngPictures.Noise(width, height).Rgb;
        ushort[] rgb = [.. noise.Select((value, i) => (ushort)((256 * value) + noise[noise.Length - 1 - i]))];
        ushort[] grey = rgb[..(width * height)];
        (int readWidth, int readHeight, ushort[] read) = PngReader.DecodeRgb16(PngWriter.EncodeRgb16(width, height, rgb), "x.png");
        Assert.Equal((width, height), (readWidth, readHeight));
        Assert.Equal(rgb, read);
        Assert.Equal(grey, PngReader.DecodeGrey(PngWriter.EncodeGrey16(width, height, grey), "x.png").Values);
    }

    [Fact]
    public void Same_pixels_give_the_same_bytes_on_every_thread()
    {
        ColorImage image = PngPictures.Gradient(61, 47);
        byte[] first = PngWriter.Encode(image);
        byte[][] others = new byte[8][];
        Parallel.For(0, others.Length, i => others[i] = PngWriter.Encode(image));
        Assert.All(others, bytes => Assert.Equal(first, bytes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_row_filter_of_a_plain_encoder_is_undone(byte filter)
    {
        ColorImage image = PngPictures.Noise(13, 9);
        AssertSame(image, PngReader.DecodeColor(PlainPng.Encode(image, filter, chunkLength: 50), "x.png"));
    }

    [Fact]
    public void Pictures_written_by_Pillow_are_read()
    {
        ColorImage rgb = PngReader.DecodeColor(Convert.FromHexString(
            "89504E470D0A1A0A0000000D49484452000000030000000208020000001216F14D0000001749444154789C6364646286"
            + "0086FF0C0D9C9C9C0C0C0C000E8301B497A2E7320000000049454E44AE426082"), "rgb.png");
        Assert.Equal((3, 2), (rgb.Width, rgb.Height));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 255, 0, 128, 9, 9, 9, 0, 0, 0], rgb.Rgb);

        PartMask grey = PngReader.DecodeParts(Convert.FromHexString(
            "89504E470D0A1A0A0000000D4948445200000003000000020800000000B81F39C60000001049444154789C6364606464"
            + "64FBFF1F00032E02096F45CB4E0000000049454E44AE426082"), "grey.png");
        Assert.Equal([0, 1, 2, 6, 5, 4], grey.Ids);

        BinaryMask mask = PngReader.DecodeMask(Convert.FromHexString(
            "89504E470D0A1A0A0000000D494844520000000A000000020100000000491A707D0000000E49444154789C6368706060"
            + "680000040601413CA550A60000000049454E44AE426082"), "mask.png");
        Assert.Equal((10, 2), (mask.Width, mask.Height));
        Assert.Equal([0, 9, 18], Enumerable.Range(0, 20).Where(i => mask.Values[i]));
    }

    [Fact]
    public void A_written_file_is_read_again_and_leaves_nothing_aside()
    {
        using var folder = new TemporaryFolder();
        ColorImage image = PngPictures.Gradient(20, 10);
        string path = folder["a/b.png"];
        PngWriter.Write(path, PngWriter.Encode(image));
        AssertSame(image, PngReader.ReadColor(path));
        Assert.Single(Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    private static void AssertSame(ColorImage expected, ColorImage actual)
    {
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        Assert.Equal(expected.Rgb, actual.Rgb);
    }
}
