using System.Runtime.InteropServices;
using An8Suite.Core;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Graphs;
using static TorchSharp.torch;

namespace An8Suite.Learning.Onnx;

/// <summary>One model on its way to a network of the suite.</summary>
internal sealed class OnnxReading
{
    // Those that nodes make, such as turned weights: 2 GB of floats.
    private const long MostConstants = 1L << 29;

    private readonly OnnxModel _model;
    private readonly string _folder;
    private readonly OnnxRequest _request;
    private readonly Dictionary<string, GraphValue> _values = [];
    private readonly OnnxNode[] _nodes; // those the output needs
    private readonly OnnxValue _output;
    private readonly GraphBuilder _builder;
    private int _depth;
    private int _taken; // nodes, those of functions as often as they are called
    private long _constants; // values that nodes of constants made

    /// <summary>Finds the output and the nodes it needs.</summary>
    public OnnxReading(OnnxModel model, string folder, OnnxRequest request)
    {
        (_model, _folder, _request) = (model, folder, request);
        _output = model.Graph.Output(request.Output);
        _nodes = model.Graph.NodesBehind(_output.Name);
        Dictionary<string, int> uses = [];
        foreach (string input in _nodes.SelectMany(node => node.Reads).Append(_output.Name))
        {
            uses[input] = uses.GetValueOrDefault(input) + 1;
        }

        _builder = new GraphBuilder(uses);
    }

    /// <summary>The network.</summary>
    /// <param name="name">What it is called instead of an architecture.</param>
    public Network Network(string name)
    {
        foreach (OnnxTensor weight in _model.Graph.Tensors)
        {
            _values[weight.Name] = GraphValue.Constant(weight.ToTensor(_folder));
        }

        (int height, int width) = TakeInput();
        foreach (OnnxNode node in _nodes)
        {
            TakeOrSayHow(node);
        }

        GraphValue logits = WithoutSoftmax(Required(_values, _output.Name));
        long[] shape = logits.Shape;
        if (logits.IsConstant || OnnxTensor.Count(shape) is not (> 0 and <= int.MaxValue and long count)
            || shape.Length == 0 || shape[^1] != count && shape.Count(side => side != 1) > 1)
        {
            throw new InputException($"its output {_output} has {OnnxOperators.Text(shape)} values, expected one a class");
        }

        if (shape is not [1, _])
        {
            logits = _builder.Operation("reshape", [logits], shape: [1, count]);
        }

        return new Network(_request.Describe(name, height, width, (int)count), Pruned(logits)) { IsGraph = true };
    }

    /// <summary>The one input that is no constant, as the value that the layers read.</summary>
    private (int Height, int Width) TakeInput()
    {
        HashSet<string> read = [.. _nodes.SelectMany(node => node.Reads)];
        OnnxValue[] inputs = [.. _model.Graph.Inputs
            .Where(input => !_values.ContainsKey(input.Name) && read.Contains(input.Name))];
        OnnxInput input = OnnxInput.Of(inputs, _request);
        (int height, int width) = (input.Height, input.Width);
        if (input.Value.Type is OnnxTensor.Half or OnnxTensor.BrainFloat)
        {
            _request.Note("the network was exported in half precision; it is computed in float32");
        }

        if (input.Value.Batch > 1)
        {
            _request.Note($"the network was exported for batches of {input.Value.Batch}; it is taken for one image");
        }

        Tensor picture = zeros([1, 3, height, width]);
        GraphValue value = new([1, 3, height, width], Wiring.InputName, picture);
        _builder.NodeName = "";
        if (input.IsGrey)
        {
            _request.Note(OnnxInput.GreyNote);
            value = _builder.Operation("reduce-mean", [value], new() { ["axes"] = [1] });
        }

        if (input.ChannelsLast)
        {
            value = _builder.Operation("transpose", [value], new() { ["perm"] = [0, 2, 3, 1] });
        }

        _values[input.Value.Name] = value;
        return (height, width);
    }

    private void TakeOrSayHow(OnnxNode node)
    {
        try
        {
            Take(node, _values);
        }
        catch (InputException error)
        {
            throw new InputException(
                $"{error.Message}; 'an8 import FILE --black-box' keeps the file as it is, for the methods that need no "
                + $"layers: {string.Join(", ", ExplanationMethods.OfBlackBoxes)}",
                error);
        }
    }

    /// <summary>Adds what a node makes to <paramref name="values"/>.</summary>
    private void Take(OnnxNode node, Dictionary<string, GraphValue> values)
    {
        try
        {
            _builder.NodeName = node.Name;
            GraphValue?[] inputs =
                [.. node.Inputs.Select(name => name.Length == 0 ? null : Required(values, name))];
            if (++_taken > OnnxGraph.MostNodes)
            {
                throw new InputException($"is one of more than {OnnxGraph.MostNodes} with those of all functions");
            }

            GraphValue[] made = Convert(new OnnxCall(node, inputs, _builder, _model.Opset, _folder), values);
            foreach ((string name, GraphValue value) in node.Outputs.Zip(made))
            {
                values[name] = Counted(value);
            }
        }
        catch (InputException error)
        {
            throw new InputException($"{node} {error.Message}", error);
        }
        catch (Exception error) when (error is ExternalException or ArgumentException or InvalidOperationException
            or OverflowException or IndexOutOfRangeException or NotSupportedException)
        {
            // libtorch's messages go on for lines about its own sources.
            throw new InputException($"{node} cannot be computed: {error.Message.Split('\n')[0]}", error);
        }
    }

    private GraphValue Counted(GraphValue value)
    {
        _constants += value.IsConstant ? value.Probe.numel() : 0;
        return _constants <= MostConstants ? value
            : throw new InputException($"makes the constants more than {MostConstants} values");
    }

    /// <summary>What a node makes.</summary>
    /// <param name="call">The node and its inputs.</param>
    /// <param name="around">The values that its branches may read.</param>
    private GraphValue[] Convert(OnnxCall call, Dictionary<string, GraphValue> around)
    {
        if (call.Node.Operator == "Shape")
        {
            return [ConstantOperators.Shape(call)];
        }

        if (_model.Functions.TryGetValue((call.Node.Domain, call.Node.Operator), out OnnxFunction? function))
        {
            return Call(function, call);
        }

        if (call.Node.Operator == "If" && call.Inputs is [{ IsConstant: true } condition])
        {
            return Branch(call, condition, around);
        }

        if (call.Inputs.All(input => input is null or { IsConstant: true })
            && ConstantOperators.Compute(call) is { } constant)
        {
            return [constant];
        }

        return OnnxOperators.Of(call.Node) is { } conversion ? conversion(call)
            : throw new InputException(call.Node.Operator is "If" or "Loop" or "Scan"
                ? "decides while the network runs, which no graph of layers can: export it without control flow"
                : call.Node.Operator.Contains("QuantizeLinear", StringComparison.OrdinalIgnoreCase)
                    || call.Node.Operator.Contains("Integer", StringComparison.Ordinal)
                    ? "is of a quantised network, which has no gradients: export it in float32"
                    : "is an operator that the suite does not take over");
    }

    /// <summary>The nodes of a function, in the place of a node that calls it.</summary>
    private GraphValue[] Call(OnnxFunction function, OnnxCall call)
    {
        if (++_depth > 16)
        {
            throw new InputException("calls functions of functions of functions without an end");
        }

        Dictionary<string, GraphValue> inner = [];
        foreach ((string name, GraphValue? value) in function.Inputs.Zip(call.Inputs))
        {
            if (value is not null)
            {
                inner[name] = value;
            }
        }

        foreach (OnnxNode node in function.Nodes)
        {
            Take(node with { Attributes = Resolved(node, function, call.Node), Name = $"{call.Node.Name}/{node.Name}" },
                inner);
        }

        _depth--;
        return [.. function.Outputs.Select(name => Required(inner, name))];
    }

    /// <summary>The nodes of the branch that a condition known beforehand takes, in the place of the node.</summary>
    private GraphValue[] Branch(OnnxCall call, GraphValue condition, Dictionary<string, GraphValue> around)
    {
        // Not its conversion, which is the constant itself where that is a truth value already: others may read it.
        using Tensor decided = condition.Probe.any();
        string taken = condition.Probe.numel() != 1 ? throw new InputException("has a condition of several values")
            : decided.item<bool>() ? "then_branch" : "else_branch";
        if (call.Node.Attributes.GetValueOrDefault(taken)?.Graph is not { } bytes)
        {
            throw new InputException($"has no {taken}");
        }

        if (++_depth > 16)
        {
            throw new InputException("has branches of branches without an end");
        }

        var branch = OnnxGraph.Parse(bytes);
        Dictionary<string, GraphValue> inner = [];
        foreach (string name in branch.Nodes.SelectMany(node => node.Reads)
            .Concat(branch.Outputs.Select(output => output.Name)))
        {
            if (around.TryGetValue(name, out GraphValue? value))
            {
                inner[name] = value;
            }
        }

        foreach (OnnxTensor constant in branch.Tensors)
        {
            inner[constant.Name] = Counted(GraphValue.Constant(constant.ToTensor(_folder)));
        }

        foreach (OnnxNode node in branch.Nodes)
        {
            Take(node with { Name = $"{call.Node.Name}/{node.Name}" }, inner);
        }

        _depth--;
        return [.. branch.Outputs.Select(output => Required(inner, output.Name))];
    }

    private static Dictionary<string, OnnxAttribute> Resolved(OnnxNode node, OnnxFunction function, OnnxNode caller)
    {
        Dictionary<string, OnnxAttribute> resolved = [];
        foreach ((string name, OnnxAttribute attribute) in node.Attributes)
        {
            OnnxAttribute? found = attribute.Reference.Length == 0
                ? attribute
                : caller.Attributes.GetValueOrDefault(attribute.Reference)
                    ?? function.Defaults.FirstOrDefault(standard => standard.Name == attribute.Reference);
            if (found is not null)
            {
                resolved[name] = found;
            }
        }

        return resolved;
    }

    /// <summary>What goes into a softmax or sigmoid at the very end, since logits are explained.</summary>
    private GraphValue WithoutSoftmax(GraphValue output)
    {
        GraphValue value = output;
        while (_builder.LayerOf(value) is Operation { Kind.IsLayout: true }
            && _builder.OperandsOf(value) is [var before])
        {
            value = before;
        }

        if (_builder.LayerOf(value) is not Operation { Kind.Name: "softmax" or "log-softmax" or "sigmoid" } last)
        {
            return output;
        }

        _request.Note($"the {last.Kind.Name} at the end ('{last.Name}') was cut off: logits are explained");
        return _builder.OperandsOf(value)[0];
    }

    /// <summary>The layers that the logits are made of; the last one makes them.</summary>
    private Layer[] Pruned(GraphValue logits)
    {
        Dictionary<string, Layer> byName = _builder.Layers.ToDictionary(layer => layer.Name);
        HashSet<string> needed = [];
        Stack<string> open = new([logits.Layer!]);
        while (open.TryPop(out string? name))
        {
            if (byName.TryGetValue(name, out Layer? layer) && needed.Add(name))
            {
                foreach (string read in layer.Reads)
                {
                    open.Push(read);
                }
            }
        }

        Layer[] kept = [.. _builder.Layers.Where(layer => needed.Contains(layer.Name))];
        return kept.Length > 0 ? kept : throw new InputException("its output is its input");
    }

    private static GraphValue Required(Dictionary<string, GraphValue> values, string name) =>
        values.TryGetValue(name, out GraphValue? value)
            ? value
            : throw new InputException(
                $"reads '{name}', which nothing before it makes: the graph is incomplete, cyclic or out of order");
}
