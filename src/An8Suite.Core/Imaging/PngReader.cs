using System.Buffers.Binary;
using System.IO.Compression;

namespace An8Suite.Core.Imaging;

/// <summary>
/// Decodes what <see cref="PngWriter"/> writes: RGB and grey of 8 and 16 bits, and 1-bit grey, not interlaced.
/// </summary>
/// <remarks>
/// Strict: every chunk's CRC is checked, and a defect is an <see cref="InputException"/> that names the file and the
/// defect. Pictures of other programs are read too, with any row filter, as long as they are of these kinds.
/// </remarks>
internal static class PngReader
{
    /// <summary>Reads an 8-bit RGB picture.</summary>
    public static ColorImage ReadColor(string path) => DecodeColor(ReadBytes(path), path);

    /// <summary>Reads an 8-bit grey picture of part ids.</summary>
    public static PartMask ReadParts(string path) => DecodeParts(ReadBytes(path), path);

    /// <summary>Reads a 1-bit mask.</summary>
    public static BinaryMask ReadMask(string path) => DecodeMask(ReadBytes(path), path);

    /// <summary>Decodes an 8-bit RGB picture; <paramref name="name"/> stands in messages.</summary>
    public static ColorImage DecodeColor(byte[] png, string name)
    {
        (PngHeader header, byte[] pixels) = Decode(png, name, PngPixelKind.Rgb8);
        return new ColorImage(header.Width, header.Height, pixels);
    }

    /// <summary>Decodes an 8-bit grey picture of part ids; <paramref name="name"/> stands in messages.</summary>
    public static PartMask DecodeParts(byte[] png, string name)
    {
        (PngHeader header, byte[] pixels) = Decode(png, name, PngPixelKind.Grey8);
        return new PartMask(header.Width, header.Height, pixels);
    }

    /// <summary>Decodes a 1-bit mask; <paramref name="name"/> stands in messages.</summary>
    public static BinaryMask DecodeMask(byte[] png, string name)
    {
        (PngHeader header, byte[] pixels) = Decode(png, name, PngPixelKind.Grey1);
        return new BinaryMask(header.Width, header.Height, PngBits.Unpack(pixels, header.Width, header.Height));
    }

    /// <summary>Reads a grey picture of 8 or 16 bits as numbers, row by row.</summary>
    public static (int Width, int Height, ushort[] Values) ReadGrey(string path) => DecodeGrey(ReadBytes(path), path);

    /// <summary>
    /// Decodes a grey picture of 8 or 16 bits as numbers, row by row; <paramref name="name"/> stands in messages.
    /// </summary>
    public static (int Width, int Height, ushort[] Values) DecodeGrey(byte[] png, string name)
    {
        (PngHeader header, byte[] pixels) = Decode(png, name, PngPixelKind.Grey8, PngPixelKind.Grey16);
        ushort[] values = header.Kind == PngPixelKind.Grey8 ? Array.ConvertAll(pixels, value => (ushort)value)
            : Words(pixels);
        return (header.Width, header.Height, values);
    }

    /// <summary>
    /// Decodes a 16-bit RGB picture (height x width x 3); <paramref name="name"/> stands in messages.
    /// </summary>
    public static (int Width, int Height, ushort[] Values) DecodeRgb16(byte[] png, string name)
    {
        (PngHeader header, byte[] pixels) = Decode(png, name, PngPixelKind.Rgb16);
        return (header.Width, header.Height, Words(pixels));
    }

    private static ushort[] Words(byte[] bytes)
    {
        ushort[] words = new ushort[bytes.Length / 2];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(2 * i));
        }

        return words;
    }

    private static (PngHeader Header, byte[] Pixels) Decode(byte[] png, string name, params PngPixelKind[] expected)
    {
        (PngHeader header, byte[] deflated) = new PngChunkReader(png, name).Read();
        if (!expected.Contains(header.Kind))
        {
            throw new InputException(
                $"{name}: expected {string.Join(" or ", expected.Select(PngHeader.Describe))}, "
                + $"found {PngHeader.Describe(header.Kind)}");
        }

        byte[] rows = Inflate(deflated, (long)header.Height * (1 + header.RowLength), name);
        return (header, Unfilter(header, rows, name));
    }

    private static byte[] Inflate(byte[] deflated, long length, string name)
    {
        byte[] rows = new byte[length];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(deflated), CompressionMode.Decompress);
            int read = zlib.ReadAtLeast(rows, rows.Length, throwOnEndOfStream: false);
            if (read < rows.Length)
            {
                throw new InputException($"{name}: truncated PNG: {read} of {rows.Length} bytes of pixels");
            }

            return zlib.ReadByte() < 0
                ? rows
                : throw new InputException($"{name}: damaged PNG: more pixels than its {rows.Length} bytes");
        }
        catch (InvalidDataException error)
        {
            throw new InputException($"{name}: damaged PNG: its pixels do not inflate", error);
        }
    }

    private static byte[] Unfilter(PngHeader header, byte[] rows, string name)
    {
        int length = header.RowLength;
        byte[] pixels = new byte[header.Height * length];
        ReadOnlySpan<byte> above = new byte[length];
        for (int y = 0; y < header.Height; y++)
        {
            byte filter = rows[y * (1 + length)];
            if (filter > PngFilter.Paeth)
            {
                throw new InputException($"{name}: damaged PNG: row {y} has filter {filter}, expected 0 to 4");
            }

            Span<byte> row = pixels.AsSpan(y * length, length);
            rows.AsSpan((y * (1 + length)) + 1, length).CopyTo(row);
            PngFilter.Undo(filter, row, above, header.BytesPerPixel);
            above = row;
        }

        return pixels;
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {error.Message}", error);
        }
    }
}
