using System.Text;

namespace An8Suite.Workflow.Pictures;

/// <summary>Tells pictures of formats that no decoder here reads from damaged ones, by how their files begin.</summary>
internal static class UnreadFormat
{
    private const int BoxStart = 4;
    private const int DicomStart = 128;

    private static readonly (string Name, int At, byte[] Bytes)[] Begins =
    [
        ("TIFF", 0, [.. "II*\0"u8]),
        ("TIFF", 0, [.. "MM\0*"u8]),
        ("BigTIFF", 0, [.. "II+\0"u8]),
        ("BigTIFF", 0, [.. "MM\0+"u8]),
        ("AVIF", BoxStart, [.. "ftypavif"u8]),
        ("AVIF", BoxStart, [.. "ftypavis"u8]),
        ("HEIC", BoxStart, [.. "ftyphe"u8]),
        ("HEIF", BoxStart, [.. "ftypmif1"u8]),
        ("HEIF", BoxStart, [.. "ftypmsf1"u8]),
        ("JPEG 2000", BoxStart, [.. "jP  "u8]),
        ("JPEG 2000", 0, [0xFF, 0x4F, 0xFF, 0x51]),
        ("JPEG XL", BoxStart, [.. "JXL "u8]),
        ("JPEG XL", 0, [0xFF, 0x0A]),
        ("JPEG XR", 0, [.. "II"u8, 0xBC]),
        ("Photoshop's PSD", 0, [.. "8BPS"u8]),
        ("OpenEXR", 0, [0x76, 0x2F, 0x31, 0x01]),
        ("Radiance HDR", 0, [.. "#?RADIANCE"u8]),
        ("DICOM", DicomStart, [.. "DICM"u8]),
        ("FITS", 0, [.. "SIMPLE  ="u8]),
        ("DDS", 0, [.. "DDS "u8]),
        ("KTX", BoxStart - 3, [.. "KTX "u8]),
        ("PDF", 0, [.. "%PDF-"u8]),
        ("NumPy's npy", 0, [0x93, .. "NUMPY"u8]),
    ];

    /// <summary>The format's name; null where the file begins like none of them.</summary>
    public static string? Of(ReadOnlySpan<byte> file)
    {
        foreach ((string name, int at, byte[] bytes) in Begins)
        {
            if (file.Length >= at + bytes.Length && file.Slice(at, bytes.Length).SequenceEqual(bytes))
            {
                return name;
            }
        }

        return file.Length > 2 && file[0] == 'P' && file[1] is >= (byte)'1' and <= (byte)'7'
            && char.IsWhiteSpace((char)file[2]) ? "PNM (PBM, PGM, PPM)"
            : Encoding.UTF8.GetString(file[..Math.Min(file.Length, 512)])
                .Contains("<svg", StringComparison.OrdinalIgnoreCase) ? "SVG"
            : null;
    }
}
