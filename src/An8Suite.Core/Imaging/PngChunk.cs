using System.Buffers.Binary;
using System.Text;

namespace An8Suite.Core.Imaging;

/// <summary>The frame of PNG's chunks: length, four letters, content, CRC-32 of letters and content.</summary>
internal static class PngChunk
{
    /// <summary>Bytes a chunk needs besides its content.</summary>
    public const int FrameLength = 12;

    private static readonly uint[][] Tables = MakeTables();

    /// <summary>The eight bytes every PNG begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Writes one chunk.</summary>
    public static void Write(MemoryStream stream, string type, ReadOnlySpan<byte> content)
    {
        long start = Begin(stream, type);
        stream.Write(content);
        End(stream, start);
    }

    /// <summary>
    /// Begins a chunk whose content is written to the stream afterwards; <see cref="End"/> takes the result.
    /// </summary>
    public static long Begin(MemoryStream stream, string type)
    {
        long start = stream.Position;
        Span<byte> head = stackalloc byte[8];
        Encoding.ASCII.GetBytes(type, head[4..]);
        stream.Write(head);
        return start;
    }

    /// <summary>
    /// Closes the chunk that begins at <paramref name="start"/>: fills in its length and adds its CRC.
    /// </summary>
    public static void End(MemoryStream stream, long start)
    {
        Span<byte> chunk = stream.GetBuffer().AsSpan((int)start, (int)(stream.Position - start));
        BinaryPrimitives.WriteInt32BigEndian(chunk, chunk.Length - 8);
        Span<byte> crc = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(crc, CrcOf(chunk[4..]));
        stream.Write(crc);
    }

    /// <summary>The CRC-32 that belongs behind <paramref name="typeAndContent"/>.</summary>
    public static uint CrcOf(ReadOnlySpan<byte> typeAndContent) => ~Crc(uint.MaxValue, typeAndContent);

    /// <summary>Four bytes at a time: table k holds the effect of a byte that k more bytes follow.</summary>
    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        int i = 0;
        for (; i + 4 <= bytes.Length; i += 4)
        {
            crc ^= BinaryPrimitives.ReadUInt32LittleEndian(bytes[i..]);
            crc = Tables[3][(byte)crc] ^ Tables[2][(byte)(crc >> 8)] ^ Tables[1][(byte)(crc >> 16)] ^ Tables[0][
                crc >> 24];
        }

        for (; i < bytes.Length; i++)
        {
            crc = Tables[0][(byte)(crc ^ bytes[i])] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[][] MakeTables()
    {
        uint[][] tables = [.. Enumerable.Range(0, 4).Select(_ => new uint[256])];
        for (uint n = 0; n < 256; n++)
        {
            uint value = n;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            }

            tables[0][n] = value;
        }

        for (int k = 1; k < tables.Length; k++)
        {
            tables[k] = Array.ConvertAll(tables[k - 1], value => (value >> 8) ^ tables[0][(byte)value]);
        }

        return tables;
    }
}
