using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace An8Suite.Core.Imaging;

/// <summary>Eight pixels of a 1-bit picture in a byte: the leftmost is the highest bit, rows begin on a byte.</summary>
internal static class PngBits
{
    /// <summary>Packs height x width values.</summary>
    public static byte[] Pack(bool[] values, int width, int height)
    {
        int rowLength = (width + 7) / 8;
        byte[] packed = new byte[height * rowLength];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> row = MemoryMarshal.AsBytes(values.AsSpan(y * width, width));
            for (int x = 0; x < width; x += 8)
            {
                packed[(y * rowLength) + (x / 8)] = PackEight(row[x..Math.Min(x + 8, width)]);
            }
        }

        return packed;
    }

    /// <summary>Unpacks to height x width values.</summary>
    public static bool[] Unpack(byte[] packed, int width, int height)
    {
        int rowLength = (width + 7) / 8;
        bool[] values = new bool[height * width];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                values[(y * width) + x] = (packed[(y * rowLength) + (x >> 3)] & (0x80 >> (x & 7))) != 0;
            }
        }

        return values;
    }

    /// <summary>
    /// The product gathers bit 0 of byte k in bit 63 - k: exactly one pair of bits meets there, so nothing carries.
    /// </summary>
    private static byte PackEight(ReadOnlySpan<byte> pixels)
    {
        Span<byte> eight = stackalloc byte[8];
        eight.Clear();
        pixels.CopyTo(eight);
        return (byte)((BinaryPrimitives.ReadUInt64LittleEndian(eight) * 0x8040201008040201) >> 56);
    }
}
