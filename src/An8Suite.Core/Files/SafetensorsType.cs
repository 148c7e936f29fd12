using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace An8Suite.Core.Files;

/// <summary>A kind of number that safetensors files hold, read as the nearest F32.</summary>
/// <param name="Name">As the header spells it.</param>
/// <param name="Size">Bytes of one number.</param>
/// <param name="Convert">One number's little-endian bytes to a float.</param>
internal sealed record SafetensorsType(string Name, int Size, SafetensorsType.Conversion Convert)
{
    private const int BlockBytes = 1 << 16;

    private static readonly SafetensorsType[] All =
    [
        new("F32", 4, BinaryPrimitives.ReadSingleLittleEndian),
        new("F64", 8, bytes => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
        new("F16", 2, bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        // the upper half of a float
        new("BF16", 2, bytes => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16)),
        new("I64", 8, bytes => BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        new("I32", 4, bytes => BinaryPrimitives.ReadInt32LittleEndian(bytes)),
        new("I16", 2, bytes => BinaryPrimitives.ReadInt16LittleEndian(bytes)),
        new("I8", 1, bytes => (sbyte)bytes[0]),
        new("U8", 1, bytes => bytes[0]),
        new("BOOL", 1, bytes => bytes[0] == 0 ? 0 : 1),
    ];

    /// <summary>One number's bytes to a float.</summary>
    internal delegate float Conversion(ReadOnlySpan<byte> bytes);

    /// <summary>The names that can be read.</summary>
    public static IEnumerable<string> Names => All.Select(type => type.Name);

    /// <summary>The type called <paramref name="name"/>.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out SafetensorsType? type)
    {
        type = Array.Find(All, known => known.Name == name);
        return type is not null;
    }

    /// <summary>
    /// The next <paramref name="byteCount"/> bytes of <paramref name="stream"/>, a whole count of numbers.
    /// </summary>
    public float[] Read(Stream stream, long byteCount)
    {
        float[] values = new float[byteCount / Size];
        if (Name == "F32")
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            return values;
        }

        byte[] block = new byte[BlockBytes];
        for (int done = 0; done < values.Length;)
        {
            int count = Math.Min(BlockBytes / Size, values.Length - done);
            stream.ReadExactly(block.AsSpan(0, count * Size));
            for (int i = 0; i < count; i++)
            {
                values[done + i] = Convert(block.AsSpan(i * Size, Size));
            }

            done += count;
        }

        return values;
    }
}
