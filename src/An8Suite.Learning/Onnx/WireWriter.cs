namespace An8Suite.Learning.Onnx;

/// <summary>Writes fields of the Protocol Buffers wire format, which <see cref="WireReader"/> reads.</summary>
internal static class WireWriter
{
    /// <summary>The format's limit, less room for what else stands in a file.</summary>
    public const int LongestMessage = int.MaxValue - (1 << 20);

    /// <summary>A whole number.</summary>
    public static void Whole(Stream message, int field, ulong value)
    {
        Varint(message, (ulong)field << 3);
        Varint(message, value);
    }

    /// <summary>Bytes, such as a message or a name.</summary>
    public static void Bytes(Stream message, int field, ReadOnlySpan<byte> value)
    {
        Varint(message, ((ulong)field << 3) | 2);
        Varint(message, (ulong)value.Length);
        message.Write(value);
    }

    private static void Varint(Stream message, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            message.WriteByte((byte)(value | 0x80));
        }

        message.WriteByte((byte)value);
    }
}
