using An8Suite.Core;

namespace An8Suite.Learning.Onnx;

/// <summary>One operator of a graph.</summary>
/// <param name="Name">Its name; empty in many files.</param>
/// <param name="Operator">Such as <c>Conv</c>.</param>
/// <param name="Domain">Whose operator; empty for the standard's.</param>
/// <param name="Inputs">The values it reads; empty for one that is left out.</param>
/// <param name="Outputs">The values it makes.</param>
/// <param name="Attributes">By name.</param>
/// <param name="Place">In the file, from 0.</param>
internal sealed record OnnxNode(
    string Name,
    string Operator,
    string Domain,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyDictionary<string, OnnxAttribute> Attributes,
    int Place)
{
    private const int DeepestBranch = 8;

    /// <summary>The values it reads, with those that the branches of an <c>If</c> take from around it.</summary>
    public IEnumerable<string> Reads => Operator == "If" ? [.. Inputs, .. Captured(0)] : Inputs;

    /// <summary>How messages call it.</summary>
    public override string ToString() =>
        $"node {(Name.Length > 0 ? $"'{Name}'" : $"number {Place}")} ({(Domain.Length > 0 ? Domain + "." : "")}{Operator})";

    /// <summary>The whole number of an attribute.</summary>
    public long Whole(string name, long standard) =>
        Attributes.TryGetValue(name, out OnnxAttribute? found) ? found.Whole : standard;

    /// <summary>The number of an attribute.</summary>
    public double Number(string name, double standard) =>
        Attributes.TryGetValue(name, out OnnxAttribute? found) ? found.Number : standard;

    /// <summary>The whole numbers of an attribute, or null.</summary>
    public long[]? Wholes(string name) =>
        Attributes.TryGetValue(name, out OnnxAttribute? found) ? [.. found.Wholes] : null;

    /// <summary>The word of an attribute.</summary>
    public string Word(string name, string standard) =>
        Attributes.TryGetValue(name, out OnnxAttribute? found) ? found.Word : standard;

    private IEnumerable<string> Captured(int depth) => Operator != "If" ? []
        : depth == DeepestBranch ? throw new InputException($"{this} has branches of branches without an end")
        : Attributes.Values.Where(attribute => attribute.Graph is not null)
            .Select(attribute => OnnxGraph.Parse(attribute.Graph!.Value))
            .SelectMany(branch => branch.Nodes.SelectMany(node => node.Inputs.Concat(node.Captured(depth + 1)))
                .Concat(branch.Outputs.Select(output => output.Name)));

    /// <summary>Reads one.</summary>
    public static OnnxNode Parse(ReadOnlyMemory<byte> bytes, int place)
    {
        (string name, string kind, string domain) = ("", "", "");
        List<string> inputs = [];
        List<string> outputs = [];
        Dictionary<string, OnnxAttribute> attributes = [];
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    inputs.Add(reader.Text());
                    break;
                case 2:
                    outputs.Add(reader.Text());
                    break;
                case 3:
                    name = reader.Text();
                    break;
                case 4:
                    kind = reader.Text();
                    break;
                case 5:
                    OnnxAttribute attribute = OnnxAttribute.Parse(reader.Bytes());
                    attributes[attribute.Name] = attribute;
                    break;
                case 7:
                    domain = reader.Text();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new OnnxNode(name, kind, domain == "ai.onnx" ? "" : domain, inputs, outputs, attributes, place);
    }
}

/// <summary>A property of a node; one of its values is set.</summary>
internal sealed record OnnxAttribute(string Name)
{
    /// <summary>A whole number.</summary>
    public long Whole { get; private set; }

    /// <summary>A number.</summary>
    public double Number { get; private set; }

    /// <summary>A word.</summary>
    public string Word { get; private set; } = "";

    /// <summary>Whole numbers.</summary>
    public IReadOnlyList<long> Wholes { get; private set; } = [];

    /// <summary>Numbers.</summary>
    public IReadOnlyList<float> Numbers { get; private set; } = [];

    /// <summary>A tensor, or null.</summary>
    public OnnxTensor? Tensor { get; private set; }

    /// <summary>A graph that is not read until it is needed, or null.</summary>
    public ReadOnlyMemory<byte>? Graph { get; private set; }

    /// <summary>In a function: the attribute of the calling node that stands here; empty for none.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Reads one.</summary>
    public static OnnxAttribute Parse(ReadOnlyMemory<byte> bytes)
    {
        var found = new OnnxAttribute("");
        List<long> wholes = [];
        List<float> numbers = [];
        string name = "";
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    name = reader.Text();
                    break;
                case 2:
                    found.Number = reader.Float();
                    break;
                case 3:
                    found.Whole = reader.Whole();
                    break;
                case 4:
                    found.Word = reader.Text();
                    break;
                case 5:
                    found.Tensor = OnnxTensor.Parse(reader.Bytes());
                    break;
                case 6:
                    found.Graph = reader.Bytes();
                    break;
                case 7:
                    reader.AddFloats(numbers);
                    break;
                case 8:
                    reader.AddWholes(wholes);
                    break;
                case 21:
                    found.Reference = reader.Text();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        (found.Wholes, found.Numbers) = (wholes, numbers);
        return found with { Name = name };
    }
}

/// <summary>An operator that a file defines by others.</summary>
/// <param name="Domain">Its domain.</param>
/// <param name="Name">Its name.</param>
/// <param name="Inputs">What its nodes call the values that go in.</param>
/// <param name="Outputs">What they call those that come out.</param>
/// <param name="Nodes">In the file's order.</param>
/// <param name="Defaults">Attributes that a call may leave out.</param>
internal sealed record OnnxFunction(
    string Domain,
    string Name,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyList<OnnxAttribute> Defaults)
{
    /// <summary>Reads one.</summary>
    public static OnnxFunction Parse(ReadOnlyMemory<byte> bytes)
    {
        (string domain, string name) = ("", "");
        List<string> inputs = [];
        List<string> outputs = [];
        List<OnnxNode> nodes = [];
        List<OnnxAttribute> defaults = [];
        var reader = new WireReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    name = reader.Text();
                    break;
                case 4:
                    inputs.Add(reader.Text());
                    break;
                case 5:
                    outputs.Add(reader.Text());
                    break;
                case 7:
                    nodes.Add(OnnxNode.Parse(reader.Bytes(), nodes.Count));
                    break;
                case 10:
                    domain = reader.Text();
                    break;
                case 11:
                    defaults.Add(OnnxAttribute.Parse(reader.Bytes()));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new OnnxFunction(domain == "ai.onnx" ? "" : domain, name, inputs, outputs, nodes, defaults);
    }
}
