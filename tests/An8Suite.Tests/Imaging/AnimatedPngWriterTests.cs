using System.Buffers.Binary;
using System.Text;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

public sealed class AnimatedPngWriterTests
{
    private static readonly ColorImage[] Frames =
        [.. Enumerable.Range(0, 3).Select(i => new ColorImage(2, 1, [(byte)i, 10, 20, 30, 40, (byte)(50 + i)]))];

    [Fact]
    public void Chunks_stand_in_the_order_of_the_standard_with_one_sequence()
    {
        (string Name, byte[] Content)[] chunks = [.. Chunks(AnimatedPngWriter.Encode(Frames, 12))];
        Assert.Equal(
            ["IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND"],
            chunks.Select(chunk => chunk.Name));
        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 0], chunks[1].Content); // three frames, for ever
        Assert.Equal([0, 1, 2, 3, 4], chunks.Where(chunk => chunk.Name is "fcTL" or "fdAT")
            .Select(chunk => BinaryPrimitives.ReadInt32BigEndian(chunk.Content)));
        Assert.All(chunks.Where(chunk => chunk.Name == "fcTL"), chunk =>
            Assert.Equal([0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 12, 0, 0], chunk.Content[4..]));
    }

    [Fact]
    public void Every_frame_holds_its_pixels_and_the_first_is_a_plain_png_too()
    {
        byte[] png = AnimatedPngWriter.Encode(Frames, 12);
        Assert.Equal(Frames[0].Rgb, PngReader.DecodeColor(png, "x").Rgb);
        (string Name, byte[] Content)[] plain = [.. Chunks(PngWriter.Encode(Frames[2]))];
        Assert.Equal(
            plain.Single(chunk => chunk.Name == "IDAT").Content,
            Chunks(png).Last(chunk => chunk.Name == "fdAT").Content[4..]);
    }

    [Fact]
    public void Frames_of_another_size_and_no_frames_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AnimatedPngWriter.Encode([], 12));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => AnimatedPngWriter.Encode([Frames[0], new ColorImage(1, 1, [0, 0, 0])], 12));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnimatedPngWriter.Encode(Frames, 101));
    }

    private static IEnumerable<(string Name, byte[] Content)> Chunks(byte[] png)
    {
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            yield return (Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }
    }
}
