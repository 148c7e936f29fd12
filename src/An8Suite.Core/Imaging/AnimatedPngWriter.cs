using System.Buffers.Binary;

namespace An8Suite.Core.Imaging;

/// <summary>Encodes pictures of one size as an animated PNG that plays for ever.</summary>
/// <remarks>
/// Every frame is a whole picture, deflated as <see cref="PngWriter"/> does it, so nothing is lost and the same frames
/// give the same bytes; a program that knows only PNG shows the first one. Source: PNG, third edition (W3C), chunks
/// acTL, fcTL and fdAT.
/// </remarks>
public static class AnimatedPngWriter
{
    /// <summary>The most frames a second that a delay can say.</summary>
    public const int MaximumFramesPerSecond = 100;

    private const int ControlLength = 26;

    /// <summary>The animation; all <paramref name="frames"/> have one size, and there is at least one.</summary>
    /// <param name="frames">In the order in which they are shown.</param>
    /// <param name="framesPerSecond">1 to <see cref="MaximumFramesPerSecond"/>.</param>
    public static byte[] Encode(IReadOnlyList<ColorImage> frames, int framesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfZero(frames.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(framesPerSecond, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(framesPerSecond, MaximumFramesPerSecond);
        var header = new PngHeader(frames[0].Width, frames[0].Height, PngPixelKind.Rgb8);
        using var png = new MemoryStream();
        png.Write(PngChunk.Signature);
        PngChunk.Write(png, "IHDR", header.ToBytes());
        PngChunk.Write(png, "acTL", Animation(frames.Count));
        int sequence = 0;
        for (int i = 0; i < frames.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(
                (frames[i].Width, frames[i].Height), (header.Width, header.Height), nameof(frames));
            PngChunk.Write(png, "fcTL", Control(sequence++, header, framesPerSecond));
            // The first frame is the picture that programs without animations show; the others carry their place in the
            // sequence.
            long start = PngChunk.Begin(png, i == 0 ? "IDAT" : "fdAT");
            if (i > 0)
            {
                png.Write(BigEndian(sequence++));
            }

            PngWriter.WritePixels(png, header, frames[i].Rgb);
            PngChunk.End(png, start);
        }

        PngChunk.Write(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>How many frames, and that they are played without end.</summary>
    private static byte[] Animation(int frameCount) => [.. BigEndian(frameCount), .. BigEndian(0)];

    /// <summary>A frame that covers the whole picture and takes the place of the one before.</summary>
    private static byte[] Control(int sequence, PngHeader header, int framesPerSecond)
    {
        byte[] bytes = new byte[ControlLength];
        BinaryPrimitives.WriteInt32BigEndian(bytes, sequence);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), header.Width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), header.Height);
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(22), (short)framesPerSecond);
        return bytes;
    }

    private static byte[] BigEndian(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
