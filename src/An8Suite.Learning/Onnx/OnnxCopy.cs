using An8Suite.Core;

namespace An8Suite.Learning.Onnx;

/// <summary>
/// A copy of a model that is one file: its outside weights lie in it, and its only output is the logits. All else stays
/// as it is, byte by byte.
/// </summary>
/// <param name="folder">The model's, in which its outside weights must lie.</param>
/// <param name="output">The value that is put out.</param>
internal sealed class OnnxCopy(string folder, OnnxOutput output)
{
    // Protocol Buffers of other programs stop at 100 messages in one another.
    private const int Deepest = 90;

    private int _depth;

    /// <summary>What becomes of the message in a field; null where it stays as it is.</summary>
    private delegate Func<ReadOnlyMemory<byte>, byte[]>? Change(int field);

    /// <summary>The copy of a whole file.</summary>
    /// <exception cref="InputException">It is damaged, its weights lie elsewhere, or all is too large.</exception>
    public byte[] Of(ReadOnlyMemory<byte> file) => Copied(file, field => field switch
    {
        7 => bytes => Copied(bytes, Graph, leaveOut: 12, more: Output()),
        25 => bytes => Copied(bytes, Function),
        _ => null,
    });

    private Func<ReadOnlyMemory<byte>, byte[]>? Graph(int field) => field switch
    {
        1 => bytes => Copied(bytes, Node),
        5 => Tensor,
        15 => bytes => Copied(bytes, Sparse),
        _ => null,
    };

    private Func<ReadOnlyMemory<byte>, byte[]>? Function(int field) => field switch
    {
        7 => bytes => Copied(bytes, Node),
        11 => bytes => Copied(bytes, Attribute),
        _ => null,
    };

    private Func<ReadOnlyMemory<byte>, byte[]>? Node(int field) =>
        field == 5 ? bytes => Copied(bytes, Attribute) : null;

    private Func<ReadOnlyMemory<byte>, byte[]>? Attribute(int field) => field switch
    {
        5 or 10 => Tensor,
        6 or 11 => bytes => Copied(bytes, Graph),
        22 or 23 => bytes => Copied(bytes, Sparse),
        _ => null,
    };

    private Func<ReadOnlyMemory<byte>, byte[]>? Sparse(int field) => field is 1 or 2 ? Tensor : null;

    /// <summary>A tensor with its values in it.</summary>
    private byte[] Tensor(ReadOnlyMemory<byte> bytes)
    {
        var tensor = OnnxTensor.Parse(bytes);
        if (!tensor.IsOutside)
        {
            return bytes.ToArray();
        }

        using MemoryStream copy = new();
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            ReadOnlyMemory<byte> field = reader.WholeField();
            if (reader.Field is not (9 or 13 or 14))
            {
                copy.Write(field.Span);
            }
        }

        WireWriter.Bytes(copy, 9, tensor.Outside(folder).Span);
        return copy.ToArray();
    }

    private byte[] Output()
    {
        using MemoryStream kind = new(), type = new(), value = new(), field = new();
        WireWriter.Bytes(value, 1, System.Text.Encoding.UTF8.GetBytes(output.Name));
        if (output.Type > 0)
        {
            WireWriter.Whole(kind, 1, (ulong)output.Type);
            WireWriter.Bytes(type, 1, kind.ToArray());
            WireWriter.Bytes(value, 2, type.ToArray());
        }

        WireWriter.Bytes(field, 12, value.ToArray());
        return field.ToArray();
    }

    private byte[] Copied(ReadOnlyMemory<byte> message, Change change, int leaveOut = 0, byte[]? more = null)
    {
        if (++_depth > Deepest)
        {
            throw new InputException($"its graphs lie in one another, more than {Deepest} messages deep");
        }

        using MemoryStream copy = new();
        var reader = new WireReader(message);
        while (reader.Next())
        {
            int field = reader.Field;
            if (field == leaveOut)
            {
                reader.Skip();
            }
            else if (change(field) is { } changed)
            {
                WireWriter.Bytes(copy, field, changed(reader.Bytes()));
            }
            else
            {
                copy.Write(reader.WholeField().Span);
            }

            if (copy.Length > WireWriter.LongestMessage)
            {
                throw new InputException(
                    $"has with its weights more than {WireWriter.LongestMessage} bytes, which no ONNX file can hold");
            }
        }

        copy.Write(more);
        _depth--;
        return copy.ToArray();
    }
}
