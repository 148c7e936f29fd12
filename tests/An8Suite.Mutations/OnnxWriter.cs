using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using An8Suite.Core;

namespace An8Suite.Mutations;

/// <summary>Writes small ONNX files: a graph from <c>x</c> (1, 3, side, side) to <c>y</c>.</summary>
internal sealed class OnnxWriter(params long[] inputShape)
{
    private readonly List<byte[]> _nodes = [];
    private readonly List<byte[]> _tensors = [];

    /// <summary>The version of the operators.</summary>
    public long Opset { get; init; } = 16;

    /// <summary>The type of the input's elements; 1 is float32.</summary>
    public long InputType { get; init; } = 1;

    /// <summary>The type of the outputs' elements.</summary>
    public long OutputType { get; init; } = 1;

    /// <summary>The outputs of the graph.</summary>
    public string[] Outputs { get; init; } = ["y"];

    /// <summary>Further inputs, of the same shape.</summary>
    public string[] MoreInputs { get; init; } = [];

    /// <summary>Adds a node; its last word is the output.</summary>
    public OnnxWriter Node(string kind, string[] inputs, string output, params (string Name, object Value)[] attributes) =>
        Node(kind, inputs, [output], attributes);

    /// <summary>Adds a node of several outputs.</summary>
    public OnnxWriter Node(
        string kind, string[] inputs, string[] outputs, params (string Name, object Value)[] attributes)
    {
        _nodes.Add(
        [
            .. inputs.SelectMany(input => Text(1, input)),
            .. outputs.SelectMany(output => Text(2, output)),
            .. Text(3, $"/net/{outputs[0]}/{kind}"),
            .. Text(4, kind),
            .. attributes.SelectMany(attribute => Bytes(5, Attribute(attribute.Name, attribute.Value))),
        ]);
        return this;
    }

    /// <summary>Adds weights.</summary>
    public OnnxWriter Floats(string name, long[] shape, params float[] values)
    {
        _tensors.Add([.. shape.SelectMany(side => Whole(1, side)), .. Whole(2, 1), .. Text(8, name),
            .. Bytes(9, MemoryMarshal.AsBytes<float>(values).ToArray())]);
        return this;
    }

    /// <summary>Adds weights of no fixed pattern in [-0.5, 0.5).</summary>
    public OnnxWriter Random(string name, ulong seed, params long[] shape)
    {
        var random = new CounterRandom(seed, name, 0);
        return Floats(
            name, shape, [.. Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b))
                .Select(_ => (float)(random.NextDouble() - 0.5))]);
    }

    /// <summary>Adds a list of whole numbers.</summary>
    public OnnxWriter Wholes(string name, params long[] values)
    {
        _tensors.Add([.. Whole(1, values.Length), .. Whole(2, 7), .. Text(8, name),
            .. Bytes(9, MemoryMarshal.AsBytes<long>(values).ToArray())]);
        return this;
    }

    /// <summary>Adds a tensor as its message stands in a file.</summary>
    public OnnxWriter Tensor(params byte[] message)
    {
        _tensors.Add(message);
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] File()
    {
        byte[] graph =
        [
            .. _nodes.SelectMany(node => Bytes(1, node)),
            .. _tensors.SelectMany(tensor => Bytes(5, tensor)),
            .. MoreInputs.Prepend("x").SelectMany(name => Bytes(11, Value(name, inputShape, InputType))),
            .. Outputs.SelectMany(name => Bytes(12, Value(name, [], OutputType))),
        ];
        return [.. Whole(1, 8), .. Bytes(7, graph), .. Bytes(8, [.. Whole(2, Opset)])];
    }

    /// <summary>A graph that stands in an attribute, of one node that makes what it puts out.</summary>
    public static byte[] Graph(string name, string output, (string Kind, string[] Inputs) node) =>
    [
        .. Bytes(1, [.. node.Inputs.SelectMany(input => Text(1, input)), .. Text(2, output), .. Text(4, node.Kind)]),
        .. Text(2, name),
        .. Bytes(12, Value(output, [], 1)),
    ];

    /// <summary>A field of a whole number.</summary>
    public static byte[] Whole(int field, long value) => [.. Varint((ulong)field << 3), .. Varint((ulong)value)];

    /// <summary>A field of bytes.</summary>
    public static byte[] Bytes(int field, byte[] value) =>
        [.. Varint(((ulong)field << 3) | 2), .. Varint((ulong)value.Length), .. value];

    /// <summary>A field of a text.</summary>
    public static byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Attribute(string name, object value) => value switch
    {
        long whole => [.. Text(1, name), .. Whole(3, whole), .. Whole(20, 2)],
        float number => [.. Text(1, name), .. Float(2, number), .. Whole(20, 1)],
        string word => [.. Text(1, name), .. Text(4, word), .. Whole(20, 3)],
        byte[] graph => [.. Text(1, name), .. Bytes(6, graph), .. Whole(20, 5)],
        long[] wholes => [.. Text(1, name), .. wholes.SelectMany(one => Whole(8, one)), .. Whole(20, 7)],
        _ => throw new ArgumentException(name),
    };

    private static byte[] Value(string name, long[] shape, long type)
    {
        byte[] sides = [.. shape.SelectMany(side => Bytes(1, side > 0 ? Whole(1, side) : Text(2, "batch")))];
        byte[] tensor = [.. Whole(1, type), .. shape.Length > 0 ? Bytes(2, sides) : []];
        return [.. Text(1, name), .. Bytes(2, Bytes(1, tensor))];
    }

    private static byte[] Float(int field, float value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        return [.. Varint(((ulong)field << 3) | 5), .. bytes];
    }

    private static byte[] Varint(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }
}
