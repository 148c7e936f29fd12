using An8Suite.Core;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Graphs;
using static TorchSharp.torch;

namespace An8Suite.Learning.Onnx;

/// <summary>Collects the layers of a graph that is imported; every new one is tried on one image at once.</summary>
/// <param name="uses">How many nodes read each value of the file.</param>
internal sealed class GraphBuilder(IReadOnlyDictionary<string, int> uses)
{
    // What a pass over one image may keep.
    private const long MostValues = 1L << 30;

    // Swin has 1,500.
    private const int MostLayers = 20_000;

    private readonly List<Layer> _layers = [];
    private readonly Dictionary<string, int> _places = []; // by layer
    private readonly HashSet<string> _names = [Wiring.InputName];
    private readonly Dictionary<string, int> _alike = []; // how many wanted a name
    private readonly Dictionary<string, GraphValue[]> _reads = []; // by layer
    private long _values;

    /// <summary>The layers so far, each after those it reads.</summary>
    public IReadOnlyList<Layer> Layers => _layers;

    /// <summary>How the node at hand is called, as far as layers may be called that.</summary>
    public string NodeName { get; set; } = "";

    /// <summary>The layer that makes a value; null for a constant or the input.</summary>
    public Layer? LayerOf(GraphValue value) =>
        value.Layer is not null && _places.TryGetValue(value.Layer, out int place) ? _layers[place] : null;

    /// <summary>What the layer that makes a value reads, in the order of its operands; empty for others.</summary>
    public GraphValue[] OperandsOf(GraphValue value) =>
        value.Layer is null ? [] : _reads.GetValueOrDefault(value.Layer, []);

    /// <summary>Whether one node alone reads the value called <paramref name="name"/> in the file.</summary>
    public bool IsReadOnce(string name) => uses.GetValueOrDefault(name) == 1;

    /// <summary>
    /// A name for a new layer after the node at hand: its module's, and behind it what the layer does where a module
    /// has many such.
    /// </summary>
    public string NameFor(string kind, bool isPart = false)
    {
        string module = LayerNames.Of(NodeName);
        string wanted = module.Length == 0 ? kind : isPart ? $"{module}.{kind}" : module;
        string name = wanted;
        while (!_names.Add(name))
        {
            _alike[wanted] = _alike.GetValueOrDefault(wanted) + 1;
            name = $"{wanted}_{_alike[wanted]}";
        }

        return name;
    }

    /// <summary>Adds one of the suite's own layers, which keeps the first axis for the images.</summary>
    /// <param name="layer">Reads what <paramref name="reads"/> says.</param>
    /// <param name="reads">Its inputs.</param>
    /// <param name="shape">Of its output for one image; null for (1, ...), as most have.</param>
    public GraphValue Add(Layer layer, GraphValue[] reads, long[]? shape = null)
    {
        Tensor output = Passed(layer, reads);
        return Keep(layer, reads, output, shape ?? [1, .. output.shape[1..]]);
    }

    /// <summary>Adds an operation; of constants alone it is computed at once.</summary>
    /// <param name="kind">A name of <see cref="OperationKinds"/>.</param>
    /// <param name="operands">In the operation's order.</param>
    /// <param name="numbers">Its attributes.</param>
    /// <param name="shape">Of its output for one image, where the operation is told it.</param>
    public GraphValue Operation(
        string kind,
        GraphValue[] operands,
        Dictionary<string, double[]>? numbers = null,
        long[]? shape = null)
    {
        OperationKind known = OperationKinds.Of(kind);
        if (known.IsPairwise)
        {
            OnnxTensor.RequireReasonable(OnnxProducts.Broadcast(operands[0].Shape, operands[1].Shape));
        }

        Dictionary<string, double[]> attributes = numbers ?? [];
        Tensor[] whole = [.. operands.Select(operand => operand.IsConstant
            ? operand.Probe.unsqueeze(0)
            : operand.Probe.reshape([1, .. operand.Shape]))];
        Tensor found = known.Forward(new OperationCall(whole, attributes, shape ?? []));
        long[] output = shape ?? found.shape[1..];
        if (operands.All(operand => operand.IsConstant))
        {
            return GraphValue.Constant(found.reshape(output));
        }

        foreach (GraphValue constant in operands.Where(operand => operand.IsConstant))
        {
            if (constant.Probe.dtype != ScalarType.Float32)
            {
                throw new InputException($"a constant of type {constant.Probe.dtype} meets values of pictures");
            }
        }

        GraphValue[] reads = [.. operands.Where(operand => !operand.IsConstant)];
        string name = NameFor(kind, isPart: !known.IsActivation && kind != "layer-norm");
        var layer = new Operation(
            name,
            known,
            [.. operands.Select(operand =>
                (operand.Shape, operand.IsConstant ? operand.Probe.contiguous().alias() : null))],
            output)
        {
            Numbers = attributes,
            Reads = [.. reads.Select(read => read.Layer!)],
            StateKey = name,
        };
        return Keep(layer, operands, Passed(layer, reads), output);
    }

    /// <summary>Puts a layer in the place of one that has the same name and reads the same.</summary>
    /// <param name="layer">The new one.</param>
    /// <param name="value">What the old one put out.</param>
    public GraphValue Replace(Layer layer, GraphValue value)
    {
        _layers[_places[layer.Name]] = layer;
        return value with { Probe = Passed(layer, OperandsOf(value)) };
    }

    private GraphValue Keep(Layer layer, GraphValue[] operands, Tensor output, long[] shape)
    {
        if (_layers.Count == MostLayers)
        {
            throw new InputException($"becomes one of more than {MostLayers} layers");
        }

        _places.Add(layer.Name, _layers.Count);
        _layers.Add(layer);
        _reads[layer.Name] = operands;
        _values += output.numel();
        return _values <= MostValues
            ? new GraphValue(shape, layer.Name, output)
            : throw new InputException($"a pass over one image makes more than {MostValues} values");
    }

    private static Tensor Passed(Layer layer, GraphValue[] reads) =>
        layer.Forward([.. reads.Select(read => read.Probe)]);
}
