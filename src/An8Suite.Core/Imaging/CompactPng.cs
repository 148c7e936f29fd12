using System.Buffers.Binary;
using System.IO.Compression;

namespace An8Suite.Core.Imaging;

/// <summary>Encodes pictures for pages, where size counts and time does not: 256 colours become a palette.</summary>
/// <remarks>Source: ISO/IEC 15948 (PNG), colour type 3. Same pixels, same bytes.</remarks>
public static class CompactPng
{
    private const int PaletteSize = 256;
    private const byte Indexed = 3;

    private static ZLibCompressionOptions Smallest { get; } = new() { CompressionLevel = 9 };

    /// <summary>The picture, every pixel as it is.</summary>
    public static byte[] Encode(ColorImage image)
    {
        Dictionary<int, byte> places = [];
        byte[] indices = new byte[image.Width * image.Height];
        for (int i = 0; i < indices.Length; i++)
        {
            int color = (image.Rgb[3 * i] << 16) | (image.Rgb[(3 * i) + 1] << 8) | image.Rgb[(3 * i) + 2];
            if (!places.TryGetValue(color, out byte place))
            {
                if (places.Count == PaletteSize)
                {
                    return PngWriter.Encode(
                        new PngHeader(image.Width, image.Height, PngPixelKind.Rgb8), image.Rgb, Smallest);
                }

                place = (byte)places.Count;
                places.Add(color, place);
            }

            indices[i] = place;
        }

        return Encode(image.Width, image.Height, indices, [.. places.Keys]);
    }

    private static byte[] Encode(int width, int height, byte[] indices, int[] colors)
    {
        using MemoryStream png = new();
        png.Write(PngChunk.Signature);
        byte[] header = new PngHeader(width, height, PngPixelKind.Grey8).ToBytes();
        header[9] = Indexed;
        PngChunk.Write(png, "IHDR", header);
        byte[] palette = new byte[3 * colors.Length];
        for (int i = 0; i < colors.Length; i++)
        {
            palette[3 * i] = (byte)(colors[i] >> 16);
            BinaryPrimitives.WriteUInt16BigEndian(palette.AsSpan((3 * i) + 1), (ushort)colors[i]);
        }

        PngChunk.Write(png, "PLTE", palette);
        long start = PngChunk.Begin(png, "IDAT");
        using (ZLibStream zlib = new(png, Smallest, leaveOpen: true))
        {
            for (int y = 0; y < height; y++)
            {
                zlib.WriteByte(PngFilter.None);
                zlib.Write(indices, y * width, width);
            }
        }

        PngChunk.End(png, start);
        PngChunk.Write(png, "IEND", []);
        return png.ToArray();
    }
}
