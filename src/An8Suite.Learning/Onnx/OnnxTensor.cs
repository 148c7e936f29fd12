using System.Buffers.Binary;
using System.Runtime.InteropServices;
using An8Suite.Core;
using static TorchSharp.torch;

namespace An8Suite.Learning.Onnx;

/// <summary>A constant of a model, as its bytes stand in the file or beside it.</summary>
/// <param name="Name">Its name; empty in an attribute.</param>
/// <param name="Shape">Its sides.</param>
/// <param name="Type">The number of its type of elements.</param>
internal sealed record OnnxTensor(string Name, IReadOnlyList<long> Shape, long Type)
{
    /// <summary>The type of single precision.</summary>
    public const long Float = 1;

    /// <summary>The type of half precision.</summary>
    public const long Half = 10;

    /// <summary>The type of bfloat16.</summary>
    public const long BrainFloat = 16;

    // The values of one image and layer, or of one tensor: 1 GB of floats.
    private const long MostValues = 1L << 28;

    private ReadOnlyMemory<byte>? _raw;
    private List<float> _floats = [];
    private List<long> _wholes = [];
    private List<double> _doubles = [];
    private Dictionary<string, string> _outside = [];

    /// <summary>Whether its values lie in another file.</summary>
    public bool IsOutside { get; private init; }

    /// <summary>Reads one.</summary>
    public static OnnxTensor Parse(ReadOnlyMemory<byte> bytes)
    {
        (string name, long type) = ("", 0);
        List<long> shape = [];
        ReadOnlyMemory<byte>? raw = null;
        List<float> floats = [];
        List<long> wholes = [];
        List<double> doubles = [];
        Dictionary<string, string> outside = [];
        bool isOutside = false;
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    reader.AddWholes(shape);
                    break;
                case 2:
                    type = reader.Whole();
                    break;
                case 4:
                    reader.AddFloats(floats);
                    break;
                case 5 or 7 or 11:
                    reader.AddWholes(wholes);
                    break;
                case 8:
                    name = reader.Text();
                    break;
                case 9:
                    raw = reader.Bytes();
                    break;
                case 10:
                    reader.AddDoubles(doubles);
                    break;
                case 13:
                    (string key, string value) = Entry(reader.Bytes());
                    outside[key] = value;
                    break;
                case 14:
                    isOutside = reader.Whole() == 1;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new OnnxTensor(name, shape, type)
        {
            _raw = raw,
            _floats = floats,
            _wholes = wholes,
            _doubles = doubles,
            _outside = outside,
            IsOutside = isOutside || outside.Count > 0,
        };
    }

    /// <summary>Refuses shapes of more values than any network has, before memory is asked for.</summary>
    public static void RequireReasonable(IEnumerable<long> shape)
    {
        decimal count = 1;
        foreach (long side in shape)
        {
            count = side < 0 ? throw new InputException($"a side of a tensor is {side}") : count * side;
            if (count > MostValues)
            {
                throw new InputException(
                    $"a tensor of {string.Join(" x ", shape)} values is larger than this can be ({MostValues} values)");
            }
        }
    }

    /// <summary>How many values a shape has.</summary>
    public static long Count(IEnumerable<long> shape) => shape.Aggregate(1L, (product, side) => product * side);

    /// <summary>The values: numbers as float, whole numbers as int64, truth values as bool.</summary>
    /// <param name="folder">The model's, in which its outside data must lie.</param>
    /// <exception cref="InputException">There are too many or too few values, or their type is not read.</exception>
    public Tensor ToTensor(string folder)
    {
        RequireReasonable(Shape);
        long count = Count(Shape);
        long[] shape = [.. Shape];
        ReadOnlyMemory<byte>? bytes = IsOutside ? Outside(folder) : _raw;
        return Type switch
        {
            Float or Half or 11 or 16 => tensor(Floats(bytes, count), shape),
            2 or 3 or 4 or 5 or 6 or 7 or 12 or 13 => tensor(Wholes(bytes, count), shape),
            9 => tensor(Array.ConvertAll(Wholes(bytes, count), value => value != 0), shape),
            8 => throw new InputException($"tensor '{Name}' holds texts, which no network of pictures needs"),
            _ => throw new InputException($"tensor '{Name}' has elements of type {Type}, which is not read"),
        };
    }

    private static (string Key, string Value) Entry(ReadOnlyMemory<byte> bytes)
    {
        (string key, string value) = ("", "");
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    key = reader.Text();
                    break;
                case 2:
                    value = reader.Text();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return (key, value);
    }

    private float[] Floats(ReadOnlyMemory<byte>? bytes, long count)
    {
        int size = Type switch { Float => 4, 11 => 8, _ => 2 };
        if (bytes is not { } raw)
        {
            return Type switch
            {
                Float => Checked([.. _floats], count),
                11 => Checked([.. _doubles.Select(value => (float)value)], count),
                Half => Checked([.. _wholes.Select(bits => (float)BitConverter.UInt16BitsToHalf((ushort)bits))], count),
                _ => Checked([.. _wholes.Select(bits => BitConverter.Int32BitsToSingle((int)bits << 16))], count),
            };
        }

        RequireLength(raw, count, size);
        float[] values = new float[count];
        switch (Type)
        {
            case Float:
                MemoryMarshal.Cast<byte, float>(raw.Span).CopyTo(values);
                break;
            case 11:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = (float)BinaryPrimitives.ReadDoubleLittleEndian(raw.Span[(8 * i)..]);
                }

                break;
            default:
                for (int i = 0; i < values.Length; i++)
                {
                    ushort bits = BinaryPrimitives.ReadUInt16LittleEndian(raw.Span[(2 * i)..]);
                    values[i] = Type == Half
                        ? (float)BitConverter.UInt16BitsToHalf(bits)
                        : BitConverter.Int32BitsToSingle(bits << 16);
                }

                break;
        }

        return values;
    }

    private long[] Wholes(ReadOnlyMemory<byte>? bytes, long count)
    {
        int size = Type switch { 2 or 3 or 9 => 1, 4 or 5 => 2, 6 or 12 => 4, _ => 8 };
        if (bytes is not { } raw)
        {
            return Checked([.. _wholes.Select(value => Type == 6 ? (int)value : value)], count);
        }

        RequireLength(raw, count, size);
        long[] values = new long[count];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> at = raw.Span[(size * i)..];
            values[i] = Type switch
            {
                3 => (sbyte)at[0],
                2 or 9 => at[0],
                4 => BinaryPrimitives.ReadUInt16LittleEndian(at),
                5 => BinaryPrimitives.ReadInt16LittleEndian(at),
                6 => BinaryPrimitives.ReadInt32LittleEndian(at),
                12 => BinaryPrimitives.ReadUInt32LittleEndian(at),
                _ => BinaryPrimitives.ReadInt64LittleEndian(at),
            };
        }

        return values;
    }

    private T[] Checked<T>(T[] values, long count) => values.Length == count
        ? values
        : throw new InputException($"tensor '{Name}': its shape has {count} values, the file {values.Length}");

    private void RequireLength(ReadOnlyMemory<byte> raw, long count, int size)
    {
        if (raw.Length != count * size)
        {
            throw new InputException(
                $"tensor '{Name}': its shape needs {count * size} bytes, the file has {raw.Length}");
        }
    }

    /// <summary>The bytes of a file beside the model's, which must lie in its folder or below.</summary>
    public ReadOnlyMemory<byte> Outside(string folder)
    {
        string location = _outside.GetValueOrDefault("location", "");
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string path = Path.GetFullPath(Path.Combine(root, location));
        if (location.Length == 0 || Path.IsPathRooted(location)
            || !path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InputException(
                $"tensor '{Name}' lies in '{location}', which is not in the model's folder, so it is not read");
        }

        if (!File.Exists(path) || File.ResolveLinkTarget(path, returnFinalTarget: true) is not null)
        {
            throw new InputException(
                $"tensor '{Name}' lies in '{location}', which is not a file beside the model: keep both together");
        }

        using FileStream stream = File.OpenRead(path);
        long offset = Number("offset", 0);
        long length = Number("length", stream.Length - offset);
        if (offset < 0 || length < 0 || offset > stream.Length || length > stream.Length - offset
            || length > Array.MaxLength)
        {
            throw new InputException(
                $"tensor '{Name}': '{location}' has {stream.Length} bytes, {length} from byte {offset} are needed");
        }

        byte[] bytes = new byte[length];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private long Number(string key, long standard) => !_outside.TryGetValue(key, out string? text) ? standard
        : long.TryParse(text, out long number) ? number
        : throw new InputException($"tensor '{Name}': its {key} is '{text}', expected a number");
}
