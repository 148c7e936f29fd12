using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Imaging;

/// <summary>
/// A second, plainer PNG encoder: one filter for all rows, pixels in several chunks, a comment in between.
/// </summary>
internal static class PlainPng
{
    public static byte[] Encode(ColorImage image, byte filter, int chunkLength)
    {
        byte[] deflated = Deflate(Filter(image, filter));
        List<byte> png = [.. Start(image.Width, image.Height, 8, 2)];
        png.AddRange(Chunk("tEXt", Encoding.ASCII.GetBytes("Comment\0plain")));
        foreach (byte[] piece in deflated.Chunk(chunkLength))
        {
            png.AddRange(Chunk("IDAT", piece));
        }

        png.AddRange(Chunk("IEND", []));
        return [.. png];
    }

    /// <summary>Signature and header.</summary>
    public static byte[] Start(int width, int height, byte bitDepth, byte colorType, byte interlace = 0)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (bitDepth, colorType, interlace);
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Chunk("IHDR", header)];
    }

    /// <summary>One chunk with its CRC, computed bit by bit.</summary>
    public static byte[] Chunk(string type, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        uint crc = uint.MaxValue;
        foreach (byte value in body)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        byte[] length = new byte[4];
        byte[] tail = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(tail, ~crc);
        return [.. length, .. body, .. tail];
    }

    public static byte[] Deflate(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return stream.ToArray();
    }

    private static byte[] Filter(ColorImage image, byte filter)
    {
        int length = image.Width * 3;
        byte[] filtered = new byte[image.Height * (length + 1)];
        int At(int x, int y) => x < 0 || y < 0 ? 0 : image.Rgb[(y * length) + x];
        for (int y = 0; y < image.Height; y++)
        {
            filtered[y * (length + 1)] = filter;
            for (int x = 0; x < length; x++)
            {
                (int a, int b, int c) = (At(x - 3, y), At(x, y - 1), At(x - 3, y - 1));
                int predicted = filter switch { 0 => 0, 1 => a, 2 => b, 3 => (a + b) / 2, _ => Nearest(a, b, c) };
                filtered[(y * (length + 1)) + 1 + x] = (byte)(At(x, y) - predicted);
            }
        }

        return filtered;
    }

    private static int Nearest(int a, int b, int c) =>
        new[] { a, b, c }.MinBy(value => Math.Abs(a + b - c - value));
}
