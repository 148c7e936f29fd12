using System.Buffers.Binary;

namespace An8Suite.Core.Imaging;

/// <summary>The kinds of pixel that the suite reads and writes.</summary>
internal enum PngPixelKind
{
    /// <summary>Colour type 2, 8 bits a channel.</summary>
    Rgb8,

    /// <summary>Colour type 0, 8 bits.</summary>
    Grey8,

    /// <summary>Colour type 0, 1 bit; 1 is white.</summary>
    Grey1,

    /// <summary>Colour type 6, 8 bits a channel, the last one how opaque it is; only written, for others.</summary>
    Rgba8,

    /// <summary>Colour type 0, 16 bits, the high byte first.</summary>
    Grey16,

    /// <summary>Colour type 2, 16 bits a channel, the high byte first.</summary>
    Rgb16,
}

/// <summary>What the header chunk of a PNG says: size and kind of pixel; never interlaced.</summary>
internal readonly record struct PngHeader(int Width, int Height, PngPixelKind Kind)
{
    /// <summary>Bytes of the chunk's content.</summary>
    public const int Length = 13;

    /// <summary>Bytes from a pixel to the next one; 1 where several pixels share a byte.</summary>
    public int BytesPerPixel => Kind switch
    {
        PngPixelKind.Rgb16 => 6,
        PngPixelKind.Rgba8 => 4,
        PngPixelKind.Rgb8 => 3,
        PngPixelKind.Grey16 => 2,
        _ => 1,
    };

    /// <summary>Bytes of a row, without its filter byte.</summary>
    public int RowLength => Kind == PngPixelKind.Grey1 ? (Width + 7) / 8 : Width * BytesPerPixel;

    private byte ColorType => Kind switch
    {
        PngPixelKind.Rgba8 => 6,
        PngPixelKind.Rgb8 or PngPixelKind.Rgb16 => 2,
        _ => 0,
    };

    private byte BitDepth => Kind switch
    {
        PngPixelKind.Grey1 => 1,
        PngPixelKind.Grey16 or PngPixelKind.Rgb16 => 16,
        _ => 8,
    };

    /// <summary>The kind as people say it.</summary>
    public static string Describe(PngPixelKind kind) => kind switch
    {
        PngPixelKind.Rgb8 => "8-bit RGB",
        PngPixelKind.Rgba8 => "8-bit RGB with alpha",
        PngPixelKind.Grey8 => "8-bit grey",
        PngPixelKind.Grey16 => "16-bit grey",
        PngPixelKind.Rgb16 => "16-bit RGB",
        _ => "1-bit grey",
    };

    /// <summary>The chunk's content.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Length];
        BinaryPrimitives.WriteInt32BigEndian(bytes, Width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), Height);
        bytes[8] = BitDepth;
        bytes[9] = ColorType;
        return bytes;
    }
}
