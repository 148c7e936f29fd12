using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using An8Suite.Core.Files;

namespace An8Suite.Core.Imaging;

/// <summary>
/// Encodes the suite's kinds of picture as PNG: 8-bit RGB, with alpha or without, 16-bit RGB, and
/// grey of 1, 8 and 16 bits.
/// </summary>
/// <remarks>
/// Same pixels, same bytes, on any number of threads. Colour rows are filtered adaptively (smallest sum of absolute
/// differences) and deflated with the run-length strategy, which is what makes a data set of many thousand pictures
/// cheap to write. Source: ISO/IEC 15948 (PNG), RFC 1950 (zlib).
/// </remarks>
public static class PngWriter
{
    private static readonly ZLibCompressionOptions Deflate = new()
    {
        CompressionLevel = 1,
        CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding,
    };

    private static readonly byte[] ColorFilters = [PngFilter.Sub, PngFilter.Up, PngFilter.Average, PngFilter.Paeth];
    private static readonly byte[] GreyFilters = [PngFilter.Up];

    // One a thread and never given back: pictures come by the thousand.
    [ThreadStatic]
    private static MemoryStream? _scratch;

    /// <summary>An 8-bit RGB picture.</summary>
    public static byte[] Encode(ColorImage image) =>
        Encode(new PngHeader(image.Width, image.Height, PngPixelKind.Rgb8), image.Rgb);

    /// <summary>An 8-bit RGB picture with an alpha channel, opaque everywhere, for readers that expect one.</summary>
    public static byte[] EncodeOpaque(ColorImage image)
    {
        byte[] rgba = new byte[image.Rgb.Length / 3 * 4];
        for (int pixel = 0; pixel < rgba.Length / 4; pixel++)
        {
            image.Rgb.AsSpan(3 * pixel, 3).CopyTo(rgba.AsSpan(4 * pixel));
            rgba[(4 * pixel) + 3] = byte.MaxValue;
        }

        return Encode(new PngHeader(image.Width, image.Height, PngPixelKind.Rgba8), rgba);
    }

    /// <summary>An 8-bit grey picture whose values are part ids.</summary>
    public static byte[] Encode(PartMask parts) =>
        Encode(new PngHeader(parts.Width, parts.Height, PngPixelKind.Grey8), parts.Ids);

    /// <summary>An 8-bit grey picture of height x width <paramref name="values"/>.</summary>
    public static byte[] EncodeGrey(int width, int height, byte[] values) =>
        Encode(new PngHeader(width, height, PngPixelKind.Grey8), values);

    /// <summary>A 16-bit grey picture of height x width <paramref name="values"/>.</summary>
    public static byte[] EncodeGrey16(int width, int height, ushort[] values) =>
        Encode(new PngHeader(width, height, PngPixelKind.Grey16), Bytes(values));

    /// <summary>A 16-bit RGB picture of height x width x 3 <paramref name="values"/>.</summary>
    public static byte[] EncodeRgb16(int width, int height, ushort[] values) =>
        Encode(new PngHeader(width, height, PngPixelKind.Rgb16), Bytes(values));

    /// <summary>A 1-bit picture, white inside the mask.</summary>
    public static byte[] Encode(BinaryMask mask)
    {
        var header = new PngHeader(mask.Width, mask.Height, PngPixelKind.Grey1);
        return Encode(header, PngBits.Pack(mask.Values, mask.Width, mask.Height));
    }

    /// <summary>Writes an encoded picture aside and renames it.</summary>
    public static void Write(string path, byte[] encoded) => FinishedFile.Write(path, stream => stream.Write(encoded));

    /// <summary>Writes the filtered and deflated rows of a picture, the content of its chunk of pixels.</summary>
    internal static void WritePixels(
        MemoryStream png, PngHeader header, byte[] pixels, ZLibCompressionOptions? compression = null)
    {
        int length = header.Height * (1 + header.RowLength);
        byte[] filtered = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Filter(header, pixels, filtered);
            using var zlib = new ZLibStream(png, compression ?? Deflate, leaveOpen: true);
            zlib.Write(filtered, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(filtered);
        }
    }

    /// <summary>A picture of rows of pixels, deflated as <paramref name="compression"/> says.</summary>
    internal static byte[] Encode(PngHeader header, byte[] pixels, ZLibCompressionOptions? compression = null)
    {
        MemoryStream png = _scratch ??= new MemoryStream();
        png.SetLength(0);
        png.Write(PngChunk.Signature);
        PngChunk.Write(png, "IHDR", header.ToBytes());
        long start = PngChunk.Begin(png, "IDAT");
        WritePixels(png, header, pixels, compression);
        PngChunk.End(png, start);
        PngChunk.Write(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>The high byte first, as PNG has them.</summary>
    private static byte[] Bytes(ushort[] values)
    {
        byte[] bytes = new byte[2 * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), values[i]);
        }

        return bytes;
    }

    /// <summary>
    /// Writes the rows, each behind the byte that names its filter, to the beginning of <paramref name="filtered"/>.
    /// </summary>
    private static void Filter(PngHeader header, byte[] pixels, byte[] filtered)
    {
        byte[] choices = header.Kind is PngPixelKind.Grey8 or PngPixelKind.Grey1 ? GreyFilters : ColorFilters;
        int length = header.RowLength;
        byte[] row = PngFilter.NewRow(length, header.BytesPerPixel);
        byte[] above = PngFilter.NewRow(length, header.BytesPerPixel);
        byte[] candidate = PngFilter.NewRow(length, header.BytesPerPixel);
        for (int y = 0; y < header.Height; y++)
        {
            pixels.AsSpan(y * length, length).CopyTo(row.AsSpan(header.BytesPerPixel));
            Span<byte> target = filtered.AsSpan(y * (1 + length), 1 + length);
            if (row.AsSpan().SequenceEqual(above))
            {
                // Nothing beats a row of zeros.
                target.Clear();
                target[0] = PngFilter.Up;
                continue;
            }

            long bestCost = long.MaxValue;
            foreach (byte filter in choices)
            {
                PngFilter.Apply(filter, row, above, candidate, header.BytesPerPixel, length);
                long cost = PngFilter.Cost(candidate, length);
                if (cost < bestCost)
                {
                    bestCost = cost;
                    target[0] = filter;
                    candidate.AsSpan(0, length).CopyTo(target[1..]);
                }
            }

            (row, above) = (above, row);
        }
    }
}
