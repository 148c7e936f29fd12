using System.Buffers.Binary;
using System.Text;

namespace An8Suite.Core.Imaging;

/// <summary>Walks the chunks of a PNG, checks them, and gathers the header and the deflated pixels.</summary>
internal sealed class PngChunkReader(byte[] png, string name)
{
    /// <summary>The longest side accepted: far above the suite's own 2048, far below what exhausts memory.</summary>
    private const int MaximumSide = 16384;

    private const string Supported = "supported: 8- and 16-bit RGB, 1-, 8- and 16-bit grey, not interlaced";

    /// <summary>Reads to the end, or throws <see cref="InputException"/> at the first defect.</summary>
    public (PngHeader Header, byte[] Deflated) Read()
    {
        CheckSignature();
        PngHeader? header = null;
        using var deflated = new MemoryStream(png.Length);
        int at = PngChunk.Signature.Length;
        while (true)
        {
            (string type, int start, int length) = ReadFrame(at);
            ReadOnlySpan<byte> content = png.AsSpan(start, length);
            at += PngChunk.FrameLength + length;
            if (header is null && type != "IHDR")
            {
                throw Damaged($"its first chunk is {type}, expected IHDR");
            }

            switch (type)
            {
                case "IHDR":
                    header = header is null ? ParseHeader(content) : throw Damaged("it has two headers");
                    break;
                case "IDAT":
                    deflated.Write(content);
                    break;
                case "IEND":
                    return at == png.Length
                        ? (header!.Value, deflated.ToArray())
                        : throw Damaged($"{png.Length - at} bytes follow its end");
                case "PLTE":
                    break;
                default:
                    SkipAncillary(type);
                    break;
            }
        }
    }

    private void CheckSignature()
    {
        ReadOnlySpan<byte> start = png.AsSpan(0, Math.Min(png.Length, PngChunk.Signature.Length));
        if (png.Length == 0)
        {
            throw new InputException($"{name}: truncated PNG: the file is empty");
        }

        if (!PngChunk.Signature.StartsWith(start))
        {
            throw new InputException($"{name}: not a PNG: it begins with {Convert.ToHexString(start)}");
        }

        if (start.Length < PngChunk.Signature.Length)
        {
            throw Truncated();
        }
    }

    private (string Type, int Start, int Length) ReadFrame(int at)
    {
        if (png.Length - at < PngChunk.FrameLength)
        {
            throw Truncated();
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
        string type = Encoding.Latin1.GetString(png, at + 4, 4);
        if (!type.All(char.IsAsciiLetter))
        {
            throw Damaged($"no chunk begins at byte {at}");
        }

        if (length > png.Length - at - PngChunk.FrameLength)
        {
            throw Truncated();
        }

        uint stored = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + (int)length));
        uint computed = PngChunk.CrcOf(png.AsSpan(at + 4, 4 + (int)length));
        return stored == computed
            ? (type, at + 8, (int)length)
            : throw Damaged($"chunk {type} at byte {at} has CRC {stored:x8}, expected {computed:x8}");
    }

    private PngHeader ParseHeader(ReadOnlySpan<byte> content)
    {
        if (content.Length != PngHeader.Length)
        {
            throw Damaged($"its header has {content.Length} bytes, expected {PngHeader.Length}");
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(content);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(content[4..]);
        if (width is 0 or > MaximumSide || height is 0 or > MaximumSide)
        {
            throw new InputException(
                $"{name}: PNG of {width} x {height} pixels, expected sides from 1 to {MaximumSide}");
        }

        (byte depth, byte color, byte interlace) = (content[8], content[9], content[12]);
        PngPixelKind kind = (color, depth, interlace) switch
        {
            (2, 8, 0) => PngPixelKind.Rgb8,
            (0, 8, 0) => PngPixelKind.Grey8,
            (0, 1, 0) => PngPixelKind.Grey1,
            (0, 16, 0) => PngPixelKind.Grey16,
            (2, 16, 0) => PngPixelKind.Rgb16,
            _ => throw new InputException(
                $"{name}: unsupported PNG: {DescribeType(color)}, {depth} bits"
                + $"{(interlace == 0 ? string.Empty : ", interlaced")}; {Supported}"),
        };
        return (content[10], content[11]) == (0, 0)
            ? new PngHeader((int)width, (int)height, kind)
            : throw Damaged("unknown compression or filter method");
    }

    private void SkipAncillary(string type)
    {
        if (char.IsUpper(type[0]))
        {
            throw new InputException($"{name}: unsupported PNG: critical chunk {type}");
        }
    }

    private static string DescribeType(byte color) => color switch
    {
        0 => "grey",
        2 => "RGB",
        3 => "palette",
        4 => "grey with alpha",
        6 => "RGB with alpha",
        _ => $"colour type {color}",
    };

    private InputException Truncated() =>
        new($"{name}: truncated PNG: it ends after {png.Length} bytes");

    private InputException Damaged(string defect) => new($"{name}: damaged PNG: {defect}");
}
