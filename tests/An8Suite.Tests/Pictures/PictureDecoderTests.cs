using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Tests.Imaging;
using An8Suite.Workflow.Pictures;
using SkiaSharp;

namespace An8Suite.Tests.Pictures;

public class PictureDecoderTests
{
    private static readonly ColorImage Picture = TinyPictures.OfLabel(1, 3, 9, 6);

    [Fact]
    public void Lossless_formats_give_the_very_bytes()
    {
        Assert.Equal(Picture.Rgb, Decode(PngWriter.Encode(Picture)).Rgb);
        Assert.Equal(Picture.Rgb, Decode(PlainPng.Encode(Picture, filter: 4, chunkLength: 20)).Rgb);
        Assert.Equal(Picture.Rgb, Decode(TinyPictures.Bmp(Picture)).Rgb);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Lossy_formats_come_close(SKEncodedImageFormat format)
    {
        ColorImage flat = new(16, 8, [.. Enumerable.Range(0, 16 * 8).SelectMany(_ => new byte[] { 200, 40, 90 })]);
        ColorImage decoded = Decode(TinyPictures.Encode(flat, format));
        Assert.Equal((16, 8), (decoded.Width, decoded.Height));
        Assert.All(decoded.Rgb.Zip(flat.Rgb), pair => Assert.InRange(pair.First - pair.Second, -3, 3));
    }

    [Fact]
    public void Of_a_gif_the_first_frame_is_taken() => Assert.Equal(
        [255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255], Decode(Convert.FromBase64String(TinyPictures.TwoFrameGif)).Rgb);

    [Fact]
    public void Cmyk_becomes_rgb()
    {
        ColorImage red = Decode(Convert.FromBase64String(TinyPictures.CmykJpeg));
        Assert.Equal((8, 8), (red.Width, red.Height));
        Assert.All(red.Rgb.Chunk(3), pixel =>
        {
            Assert.InRange(pixel[0], 252, 255);
            Assert.InRange(pixel[1], 0, 3);
            Assert.InRange(pixel[2], 0, 3);
        });
    }

    [Fact]
    public void Transparency_is_laid_on_white() => Assert.Equal(
        [255, 255, 255, 255, 127, 127, 10, 20, 30],
        Decode(Png(3, 1, bitDepth: 8, colorType: 6, [0, 9, 9, 9, 0, 255, 0, 0, 128, 10, 20, 30, 255])).Rgb);

    [Fact]
    public void Sixteen_bits_become_eight_and_grey_goes_into_all_channels()
    {
        Assert.Equal([0x12, 0x12, 0x12, 0xFE, 0xFE, 0xFE], Decode(Png(2, 1, bitDepth: 16, colorType: 0, [0, 0x12, 0x10, 0xFE, 0xFE])).Rgb);
        Assert.Equal([0x12, 0x34, 0x56], Decode(Png(1, 1, bitDepth: 16, colorType: 2, [0, 0x12, 0x12, 0x34, 0x34, 0x56, 0x56])).Rgb);
    }

    // The file holds a red left half: where it is shown follows from the standard's table of row 0 and column 0.
    [Theory]
    [InlineData(1, "left")]
    [InlineData(2, "right")]
    [InlineData(3, "right")]
    [InlineData(4, "left")]
    [InlineData(5, "top")]
    [InlineData(6, "top")]
    [InlineData(7, "bottom")]
    [InlineData(8, "bottom")]
    public void A_picture_is_turned_as_exif_says(byte orientation, string redAt)
    {
        ColorImage halves = new(32, 16, [.. Enumerable.Range(0, 32 * 16).SelectMany(i => i % 32 < 16 ? new byte[] { 255, 0, 0 } : [0, 0, 255])]);
        byte[] jpeg = TinyPictures.WithOrientation(TinyPictures.Encode(halves, SKEncodedImageFormat.Jpeg), orientation);
        ColorImage shown = Decode(jpeg);
        Assert.Equal(orientation < 5 ? (32, 16) : (16, 32), (shown.Width, shown.Height));
        Assert.Equal(new PictureSize(shown.Width, shown.Height), PictureDecoder.ReadSize(jpeg, "a.jpg"));
        bool RedAt(int x, int y) => shown.Rgb[((y * shown.Width) + x) * 3] > 128;
        (int right, int bottom) = (shown.Width - 2, shown.Height - 2);
        Assert.Equal(redAt is "left" or "top", RedAt(1, 1));
        Assert.Equal(redAt is "right" or "top", RedAt(right, 1));
        Assert.Equal(redAt is "left" or "bottom", RedAt(1, bottom));
        Assert.Equal(redAt is "right" or "bottom", RedAt(right, bottom));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 3)]
    [InlineData(4, 2)]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    [InlineData(7, 3)]
    [InlineData(8, 2)]
    public void The_first_corner_of_the_file_goes_where_exif_says(byte orientation, int corner)
    {
        ColorImage marked = new(32, 16, [.. Enumerable.Range(0, 32 * 16).SelectMany(
            i => i % 32 < 16 && i / 32 < 8 ? new byte[] { 255, 255, 255 } : [0, 0, 0])]);
        ColorImage shown = Decode(TinyPictures.WithOrientation(TinyPictures.Encode(marked, SKEncodedImageFormat.Jpeg), orientation));
        bool[] white = [.. new[] { (1, 1), (shown.Width - 2, 1), (1, shown.Height - 2), (shown.Width - 2, shown.Height - 2) }
            .Select(at => shown.Rgb[((at.Item2 * shown.Width) + at.Item1) * 3] > 128)];
        Assert.Equal(Enumerable.Range(0, 4).Select(i => i == corner), white);
    }

    [Fact]
    public void A_bomb_is_refused_by_its_header()
    {
        byte[] bomb = Bomb(20_000, PlainPng.Deflate(CounterBytes(100_000)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("a.png: its header says 20000 x 20000 pixels; expected 1 to 100 million", Refused(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Throws<InputException>(() => PictureDecoder.ReadSize(bomb, "a.png"));
        Assert.Contains("a.png: its header says 9000 x 9000 pixels, which ", Refused(Bomb(9000, PlainPng.Deflate([0]))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_picture_or_only_half_of_one_is_named()
    {
        Assert.Contains("a.png: not a picture that can be read", Refused("a,b\n1,2\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("a.png: not a picture that can be read", Refused([]), StringComparison.Ordinal);
        ColorImage large = TinyPictures.OfLabel(2, 0, 80, 60);
        foreach (byte[] whole in new[] { PngWriter.Encode(large), TinyPictures.Encode(large, SKEncodedImageFormat.Jpeg), TinyPictures.Bmp(large) })
        {
            Assert.StartsWith("a.png: ", Refused(whole[..(whole.Length / 2)]), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("49492a0008000000", "TIFF")]
    [InlineData("4d4d002a00000008", "TIFF")]
    [InlineData("49492b0008000000", "BigTIFF")]
    [InlineData("000000186674797068656963", "HEIC")]
    [InlineData("0000002066747970617669660000", "AVIF")]
    [InlineData("384250530001", "Photoshop's PSD")]
    [InlineData("0000000c6a5020200d0a870a", "JPEG 2000")]
    [InlineData("0000000c4a584c200d0a870a", "JPEG XL")]
    [InlineData("ff0a4100", "JPEG XL")]
    [InlineData("762f310102000000", "OpenEXR")]
    [InlineData("50360a33203220323535", "PNM (PBM, PGM, PPM)")]
    [InlineData("3c3f786d6c3f3e3c73766720786d6c6e733d", "SVG")]
    [InlineData("255044462d312e37", "PDF")]
    [InlineData("934e554d50590100", "NumPy's npy")]
    public void A_format_that_is_not_read_is_named_and_not_called_damaged(string begin, string format) => Assert.Equal(
        $"a.png: {format} is not read; convert it to PNG or JPEG", Refused([.. Convert.FromHexString(begin), .. new byte[200]]));

    [Fact]
    public void A_picture_says_whether_white_shows_through()
    {
        Assert.True(Decode(Png(1, 1, bitDepth: 8, colorType: 6, [0, 9, 9, 9, 254])).IsLaidOnWhite);
        Assert.False(Decode(Png(1, 1, bitDepth: 8, colorType: 6, [0, 9, 9, 9, 255])).IsLaidOnWhite);
        Assert.False(Decode(PngWriter.Encode(Picture)).IsLaidOnWhite);
        PictureSizing sizing = new(new PictureFit(new PictureSize(2, 1)));
        sizing.Apply(Decode(Png(2, 1, bitDepth: 8, colorType: 6, [0, 9, 9, 9, 0, 9, 9, 9, 255])));
        Assert.Equal("1 of 1 images are transparent somewhere and laid on white", sizing.Note());
        sizing.Apply(Decode(Png(1, 1, bitDepth: 8, colorType: 6, [0, 9, 9, 9, 0])));
        sizing.Apply(Picture);
        Assert.Equal(
            "2 of 3 images resized to 2 x 1 pixels (bilinear, half-pixel, antialiased); 2 of 3 images are transparent somewhere and laid on white",
            sizing.Note());
    }

    [Fact]
    public void A_missing_library_is_named_with_what_mends_it()
    {
        SkiaLibrary.Require();
        string message = SkiaLibrary.Missing(new TypeInitializationException("SKCodec", new DllNotFoundException("no libSkiaSharp here\ntried: x"))).Message;
        Assert.Contains("no libSkiaSharp here; it belongs beside an8.dll", message, StringComparison.Ordinal);
        Assert.Contains("dotnet build -c Release src/An8Suite.Cli", message, StringComparison.Ordinal);
    }

    private static ColorImage Decode(byte[] file) => PictureDecoder.Decode(file, "a.png");

    private static string Refused(byte[] file) => Assert.Throws<InputException>(() => Decode(file)).Message;

    private static byte[] Bomb(int side, byte[] deflated) =>
        [.. PlainPng.Start(side, side, 8, 2), .. PlainPng.Chunk("IDAT", deflated), .. PlainPng.Chunk("IEND", [])];

    private static byte[] CounterBytes(int count)
    {
        CounterRandom random = new(0, "bomb", 0);
        return [.. Enumerable.Range(0, count).Select(_ => (byte)random.NextInt32(256))];
    }

    private static byte[] Png(int width, int height, byte bitDepth, byte colorType, byte[] rows) =>
        [.. PlainPng.Start(width, height, bitDepth, colorType), .. PlainPng.Chunk("IDAT", PlainPng.Deflate(rows)), .. PlainPng.Chunk("IEND", [])];
}
