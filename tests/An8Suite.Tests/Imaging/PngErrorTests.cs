using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

public sealed class PngErrorTests
{
    private static readonly byte[] Small = PngWriter.Encode(PngPictures.Gradient(5, 4));

    [Fact]
    public void Truncation_at_every_length_is_a_message_that_names_the_file()
    {
        for (int length = 0; length < Small.Length; length++)
        {
            InputException error = Fails(Small[..length]);
            Assert.StartsWith("pose.png: truncated PNG: ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_flipped_byte_is_noticed()
    {
        for (int at = 0; at < Small.Length; at++)
        {
            byte[] damaged = [.. Small];
            damaged[at] ^= 0x24;
            Assert.StartsWith("pose.png: ", Fails(damaged).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_wrong_crc_names_the_chunk_and_both_values()
    {
        byte[] damaged = [.. Small];
        damaged[^1] ^= 1;
        Assert.Equal(
            $"pose.png: damaged PNG: chunk IEND at byte {Small.Length - 12} has CRC ae426083, expected ae426082",
            Fails(damaged).Message);
    }

    [Theory]
    [InlineData("474946383961", "pose.png: not a PNG: it begins with 474946383961")]
    [InlineData("FFD8FFE000104A464946", "pose.png: not a PNG: it begins with FFD8FFE000104A46")]
    [InlineData("", "pose.png: truncated PNG: the file is empty")]
    public void Another_file_type_is_not_a_png(string hex, string message) =>
        Assert.Equal(message, Fails(Convert.FromHexString(hex)).Message);

    [Theory]
    [InlineData(8, 6, 0, "RGB with alpha, 8 bits")]
    [InlineData(8, 4, 0, "grey with alpha, 8 bits")]
    [InlineData(8, 3, 0, "palette, 8 bits")]
    [InlineData(16, 6, 0, "RGB with alpha, 16 bits")]
    [InlineData(2, 0, 0, "grey, 2 bits")]
    [InlineData(8, 2, 1, "RGB, 8 bits, interlaced")]
    [InlineData(8, 9, 0, "colour type 9, 8 bits")]
    public void Unsupported_pixels_say_what_is_supported(byte depth, byte type, byte interlace, string found) =>
        Assert.Equal(
            $"pose.png: unsupported PNG: {found}; supported: 8- and 16-bit RGB, 1-, 8- and 16-bit grey, "
            + "not interlaced",
            Fails([.. PlainPng.Start(2, 2, depth, type, interlace), .. PlainPng.Chunk("IEND", [])]).Message);

    [Fact]
    public void Another_supported_kind_than_the_caller_needs_is_refused()
    {
        byte[] mask = PngWriter.Encode(new BinaryMask(2, 1, [true, false]));
        Assert.Equal("pose.png: expected 8-bit RGB, found 1-bit grey", Fails(mask).Message);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, 0)]
    [InlineData(-1, 4)]
    [InlineData(20000, 4)]
    public void An_impossible_size_is_refused_before_memory_is_taken(int width, int height) =>
        Assert.Contains(
            "expected sides from 1 to 16384",
            Fails([.. PlainPng.Start(width, height, 8, 2), .. PlainPng.Chunk("IEND", [])]).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Pixels_that_end_early_are_truncated() =>
        Assert.Equal("pose.png: truncated PNG: 7 of 14 bytes of pixels", Fails(TwoByTwo(new byte[7])).Message);

    [Fact]
    public void Too_many_pixels_are_damage() =>
        Assert.Equal("pose.png: damaged PNG: more pixels than its 14 bytes", Fails(TwoByTwo(new byte[15])).Message);

    [Fact]
    public void An_unknown_filter_names_its_row()
    {
        byte[] rows = new byte[14];
        rows[7] = 5;
        Assert.Equal("pose.png: damaged PNG: row 1 has filter 5, expected 0 to 4", Fails(TwoByTwo(rows)).Message);
    }

    [Fact]
    public void Pixels_that_are_no_zlib_stream_are_damage()
    {
        byte[] png =
            [.. PlainPng.Start(2, 2, 8, 2), .. PlainPng.Chunk("IDAT", [1, 2, 3, 4]), .. PlainPng.Chunk("IEND", [])];
        Assert.Equal("pose.png: damaged PNG: its pixels do not inflate", Fails(png).Message);
    }

    [Fact]
    public void Chunks_out_of_order_and_bytes_behind_the_end_are_damage()
    {
        byte[] start = PlainPng.Start(2, 2, 8, 2);
        byte[] end = PlainPng.Chunk("IEND", []);
        Assert.Equal(
            "pose.png: damaged PNG: its first chunk is IEND, expected IHDR", Fails([.. start[..8], .. end]).Message);
        Assert.Equal("pose.png: damaged PNG: it has two headers", Fails([.. start, .. start[8..], .. end]).Message);
        Assert.Equal("pose.png: damaged PNG: 3 bytes follow its end", Fails([.. Small, 1, 2, 3]).Message);
        Assert.Equal(
            "pose.png: unsupported PNG: critical chunk ABCD",
            Fails([.. start, .. PlainPng.Chunk("ABCD", [1]), .. end]).Message);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        string path = Path.Combine(Path.GetTempPath(), "an8-there-is-no-such.png");
        InputException error = Assert.Throws<InputException>(() => PngReader.ReadColor(path));
        Assert.StartsWith($"{path}: cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    private static byte[] TwoByTwo(byte[] rows) =>
    [
        .. PlainPng.Start(2, 2, 8, 2), .. PlainPng.Chunk("IDAT", PlainPng.Deflate(rows)), .. PlainPng.Chunk("IEND", []),
    ];

    private static InputException Fails(byte[] png) =>
        Assert.Throws<InputException>(() => PngReader.DecodeColor(png, "pose.png"));
}
