using System.Buffers.Binary;
using System.Text;
using An8Suite.Core;

namespace An8Suite.Learning.Native;

/// <summary>
/// Marks one symbol version that a 64-bit ELF library needs as weak, so that the loader does without it.
/// </summary>
/// <remarks>
/// The table is section <c>.gnu.version_r</c>: a chain of Verneed records, one a library, each with a chain of Vernaux
/// records, one a version (System V gABI, "Symbol Versioning" of the LSB). Harmless only when no symbol of that version
/// is ever called.
/// </remarks>
internal static class ElfVersionNeed
{
    private const uint VerneedSection = 0x6ffffffe; // SHT_GNU_verneed
    private const ushort WeakFlag = 0x2; // VER_FLG_WEAK
    private const int SectionHeaderBytes = 64;

    /// <summary>A copy of <paramref name="library"/> whose need of <paramref name="version"/> is weak.</summary>
    /// <exception cref="InputException">
    /// Not a little-endian 64-bit ELF file, or it does not need that version.
    /// </exception>
    public static byte[] MarkWeak(byte[] library, string version)
    {
        byte[] copy = [.. library];
        int flags;
        try
        {
            flags = FindFlags(copy, version);
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or OverflowException)
        {
            throw new InputException("truncated or damaged ELF file: a table points past its end", error);
        }

        if (flags < 0)
        {
            throw new InputException($"ELF file does not need symbol version {version}");
        }

        BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(flags), (ushort)(UInt16(copy, flags) | WeakFlag));
        return copy;
    }

    /// <summary>Where vna_flags of the version's Vernaux record lies, or -1.</summary>
    private static int FindFlags(byte[] file, string version)
    {
        ReadOnlySpan<byte> identity = [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]; // 64 bit, little endian
        if (!file.AsSpan().StartsWith(identity))
        {
            throw new InputException("not a little-endian 64-bit ELF file");
        }

        int table = Offset(file, 0x28);
        int count = UInt16(file, 0x3c);
        for (int section = 0; section < count; section++)
        {
            int header = table + (section * SectionHeaderBytes);
            if (UInt32(file, header + 4) == VerneedSection)
            {
                int strings = Offset(file, table + ((int)UInt32(file, header + 0x28) * SectionHeaderBytes) + 0x18);
                return FindInSection(file, Offset(file, header + 0x18), strings, version);
            }
        }

        return -1;
    }

    private static int FindInSection(byte[] file, int need, int strings, string version)
    {
        while (true)
        {
            int aux = checked(need + (int)UInt32(file, need + 8));
            for (int left = UInt16(file, need + 2); left > 0; left--)
            {
                if (Text(file, checked(strings + (int)UInt32(file, aux + 8))) == version)
                {
                    return aux + 4;
                }

                aux += (int)UInt32(file, aux + 12);
            }

            int next = (int)UInt32(file, need + 12);
            if (next <= 0)
            {
                return -1;
            }

            need += next;
        }
    }

    private static string Text(byte[] file, int start)
    {
        ReadOnlySpan<byte> rest = file.AsSpan(start);
        int end = rest.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? rest : rest[..end]);
    }

    private static int Offset(byte[] file, int at)
    {
        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at, 8));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, (ulong)file.Length);
        return (int)value;
    }

    private static uint UInt32(byte[] file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at, 4));

    private static ushort UInt16(byte[] file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at, 2));
}
