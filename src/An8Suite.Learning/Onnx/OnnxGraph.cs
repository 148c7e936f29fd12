using An8Suite.Core;

namespace An8Suite.Learning.Onnx;

/// <summary>A graph of operators, each after those it reads.</summary>
/// <param name="Nodes">In the file's order.</param>
/// <param name="Tensors">The weights and other constants.</param>
/// <param name="Inputs">What goes in; old files list the constants here too.</param>
/// <param name="Outputs">What comes out.</param>
internal sealed record OnnxGraph(
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyList<OnnxTensor> Tensors,
    IReadOnlyList<OnnxValue> Inputs,
    IReadOnlyList<OnnxValue> Outputs)
{
    // Swin has 7,000, most of them arithmetic of shapes.
    internal const int MostNodes = 200_000;

    /// <summary>The inputs that are no constants.</summary>
    public OnnxValue[] OpenInputs
    {
        get
        {
            HashSet<string> constants = [.. Tensors.Select(tensor => tensor.Name)];
            return [.. Inputs.Where(input => !constants.Contains(input.Name))];
        }
    }

    /// <summary>The output called <paramref name="wanted"/>, or the only one.</summary>
    /// <exception cref="InputException">There is none, or several and none is wanted.</exception>
    public OnnxValue Output(string? wanted) => Outputs switch
    {
        [] => throw new InputException("its graph has no output"),
        [var only] when wanted is null || only.Name == wanted => only,
        _ => Outputs.FirstOrDefault(output => output.Name == wanted)
            ?? throw new InputException(
                (wanted is null ? "it has several outputs" : $"it has no output '{wanted}'")
                + $"; name the one that holds the logits: {string.Join(", ", Outputs.Take(8))}"),
    };

    /// <summary>The nodes that an output is made of, in the file's order.</summary>
    public OnnxNode[] NodesBehind(string output)
    {
        Dictionary<string, OnnxNode> makers = [];
        foreach (OnnxNode node in Nodes)
        {
            foreach (string made in node.Outputs.Where(made => made.Length > 0))
            {
                if (!makers.TryAdd(made, node))
                {
                    throw new InputException($"two nodes make '{made}', the second is {node}");
                }
            }
        }

        HashSet<OnnxNode> needed = new(ReferenceEqualityComparer.Instance);
        Stack<string> open = new([output]);
        while (open.TryPop(out string? name))
        {
            if (makers.TryGetValue(name, out OnnxNode? maker) && needed.Add(maker))
            {
                foreach (string input in maker.Reads)
                {
                    open.Push(input);
                }
            }
        }

        return [.. Nodes.Where(needed.Contains)];
    }

    /// <summary>Reads a graph.</summary>
    /// <exception cref="InputException">The bytes are not one, or it is too large.</exception>
    public static OnnxGraph Parse(ReadOnlyMemory<byte> bytes)
    {
        List<OnnxNode> nodes = [];
        List<OnnxTensor> tensors = [];
        List<OnnxValue> inputs = [];
        List<OnnxValue> outputs = [];
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1 when nodes.Count == MostNodes:
                    throw new InputException($"the graph has more than {MostNodes} nodes");
                case 1:
                    nodes.Add(OnnxNode.Parse(reader.Bytes(), nodes.Count));
                    break;
                case 5:
                    tensors.Add(OnnxTensor.Parse(reader.Bytes()));
                    break;
                case 11:
                    inputs.Add(OnnxValue.Parse(reader.Bytes()));
                    break;
                case 12:
                    outputs.Add(OnnxValue.Parse(reader.Bytes()));
                    break;
                case 15:
                    throw new InputException("the graph has sparse tensors, which are not read: export dense ones");
                default:
                    reader.Skip();
                    break;
            }
        }

        return new OnnxGraph(nodes, tensors, inputs, outputs);
    }
}

/// <summary>An input or output of a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The number of its type of elements, as in <see cref="OnnxTensor"/>; 0 where none is said.</param>
/// <param name="Shape">Its sides, null where one is left open; null where no shape is said.</param>
internal sealed record OnnxValue(string Name, long Type, IReadOnlyList<long?>? Shape)
{
    /// <summary>How many pictures it holds at once, of a shape that begins with them; null where it is open.</summary>
    public long? Batch => Shape?[0];

    /// <summary>Such as <c>'input' (? x 3 x 224 x 224)</c>.</summary>
    public override string ToString() => Shape is null ? $"'{Name}'"
        : $"'{Name}' ({string.Join(" x ", Shape.Select(side => side is long known ? $"{known}" : "?"))})";

    /// <summary>Reads one.</summary>
    public static OnnxValue Parse(ReadOnlyMemory<byte> bytes)
    {
        string name = "";
        (long type, List<long?>? shape) = (0, null);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    name = reader.Text();
                    break;
                case 2:
                    (type, shape) = TensorType(Inner(reader.Bytes(), 1));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new OnnxValue(name, type, shape);
    }

    private static (long Type, List<long?>? Shape) TensorType(ReadOnlyMemory<byte> bytes)
    {
        (long type, List<long?>? shape) = (0, null);
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    type = reader.Whole();
                    break;
                case 2:
                    shape = Sides(reader.Bytes());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return (type, shape);
    }

    private static List<long?> Sides(ReadOnlyMemory<byte> bytes)
    {
        List<long?> sides = [];
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Field != 1)
            {
                reader.Skip();
                continue;
            }

            long? side = null;
            var dimension = new WireReader(reader.Bytes());
            while (dimension.Next())
            {
                if (dimension.Field == 1)
                {
                    side = dimension.Whole();
                }
                else
                {
                    dimension.Skip();
                }
            }

            sides.Add(side > 0 ? side : null);
        }

        return sides;
    }

    /// <summary>The message in a field of a message; empty where it is missing.</summary>
    private static ReadOnlyMemory<byte> Inner(ReadOnlyMemory<byte> bytes, int field)
    {
        ReadOnlyMemory<byte> inner = default;
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            if (reader.Field == field)
            {
                inner = reader.Bytes();
            }
            else
            {
                reader.Skip();
            }
        }

        return inner;
    }
}
