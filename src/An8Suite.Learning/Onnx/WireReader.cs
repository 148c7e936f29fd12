using System.Buffers.Binary;
using System.Text;
using An8Suite.Core;

namespace An8Suite.Learning.Onnx;

/// <summary>Reads one message of the Protocol Buffers wire format, field by field.</summary>
/// <remarks>
/// Format: https://protobuf.dev/programming-guides/encoding. Every length is held against what is left of the message,
/// so damaged bytes end in a message and not beyond it.
/// </remarks>
internal struct WireReader(ReadOnlyMemory<byte> message)
{
    // No name, operator or key of a model comes near.
    private const int LongestText = 10_000;

    private readonly ReadOnlyMemory<byte> _message = message;
    private int _at;
    private int _start; // of the field at hand
    private int _wire;

    /// <summary>The number of the field that <see cref="Next"/> came to.</summary>
    public int Field { get; private set; }

    /// <summary>Goes to the next field, whose value must then be read or skipped; false at the end.</summary>
    public bool Next()
    {
        if (_at == _message.Length)
        {
            return false;
        }

        _start = _at;
        ulong tag = Varint();
        (Field, _wire) = (tag >> 3 <= int.MaxValue ? (int)(tag >> 3) : 0, (int)(tag & 7));
        return Field > 0 ? true : throw Damaged("a field has no number");
    }

    /// <summary>A whole number.</summary>
    public long Whole() => _wire == 0 ? (long)Varint() : throw Damaged("a field is not the whole number it should be");

    /// <summary>A float.</summary>
    public float Float() => _wire == 5
        ? BinaryPrimitives.ReadSingleLittleEndian(Take(4).Span)
        : throw Damaged("a field is not the number it should be");

    /// <summary>Bytes, such as a message or packed numbers.</summary>
    public ReadOnlyMemory<byte> Bytes() => _wire == 2 ? Take(Varint()) : throw Damaged("a field has no length");

    /// <summary>A name, in UTF-8.</summary>
    public string Text()
    {
        ReadOnlyMemory<byte> bytes = Bytes();
        return bytes.Length <= LongestText
            ? Encoding.UTF8.GetString(bytes.Span)
            : throw Damaged($"a name has {bytes.Length} bytes, expected at most {LongestText}");
    }

    /// <summary>Adds whole numbers, which stand alone or many in a field.</summary>
    public void AddWholes(List<long> numbers)
    {
        if (_wire != 2)
        {
            numbers.Add(Whole());
            return;
        }

        var packed = new WireReader(Bytes());
        while (packed._at < packed._message.Length)
        {
            numbers.Add((long)packed.Varint());
        }
    }

    /// <summary>Adds floats, which stand alone or many in a field.</summary>
    public void AddFloats(List<float> numbers)
    {
        if (_wire != 2)
        {
            numbers.Add(Float());
            return;
        }

        ReadOnlySpan<byte> packed = Bytes().Span;
        for (; packed.Length >= 4; packed = packed[4..])
        {
            numbers.Add(BinaryPrimitives.ReadSingleLittleEndian(packed));
        }
    }

    /// <summary>Adds doubles, which stand alone or many in a field.</summary>
    public void AddDoubles(List<double> numbers)
    {
        ReadOnlySpan<byte> packed = _wire == 1 ? Take(8).Span : Bytes().Span;
        for (; packed.Length >= 8; packed = packed[8..])
        {
            numbers.Add(BinaryPrimitives.ReadDoubleLittleEndian(packed));
        }
    }

    /// <summary>Passes over the value of a field that nobody reads.</summary>
    public void Skip()
    {
        _ = _wire switch
        {
            0 => (object)Varint(),
            1 => Take(8),
            2 => Take(Varint()),
            5 => Take(4),
            _ => throw Damaged($"a field has the unknown type {_wire}"),
        };
    }

    /// <summary>Passes over the field and returns it as it stands in the message, number and all.</summary>
    public ReadOnlyMemory<byte> WholeField()
    {
        Skip();
        return _message[_start.._at];
    }

    private static InputException Damaged(string why) => new($"not an ONNX model, or damaged: {why}");

    private ulong Varint()
    {
        ReadOnlySpan<byte> bytes = _message.Span;
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            if (_at >= bytes.Length)
            {
                throw Damaged("it ends within a number");
            }

            byte next = bytes[_at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Damaged("a number has more than 64 bits");
    }

    private ReadOnlyMemory<byte> Take(ulong length)
    {
        if (length > (ulong)(_message.Length - _at))
        {
            throw Damaged($"a field should have {length} bytes, {_message.Length - _at} are left");
        }

        ReadOnlyMemory<byte> taken = _message.Slice(_at, (int)length);
        _at += (int)length;
        return taken;
    }
}
