using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks.Graphs;

/// <summary>
/// A layer of an imported network that is not one of the suite's own: what it computes says its
/// <see cref="OperationKind"/>, and its derivative is autograd's.
/// </summary>
/// <remarks>
/// Imported graphs are written for one image, whose values may have any axes: the graph is then repeated for every
/// image of a batch. A value with a first axis of length 1 keeps it for the images, as (N, C, H, W) of (1, C, H, W);
/// any other gets one more, as (N, T, 1, C) of tokens (T, 1, C). So what is of one image stays together, also where the
/// graph lays windows or heads along its own first axis.
/// </remarks>
internal sealed class Operation : Layer
{
    private readonly Tensor?[] _constants; // one an operand, null for those that are read

    /// <summary>Takes over the constants.</summary>
    /// <param name="name">Unique in the network.</param>
    /// <param name="kind">What is computed.</param>
    /// <param name="operands">One shape an operand, for one image, and its value where it is constant.</param>
    /// <param name="outputShape">Of the result, for one image.</param>
    public Operation(
        string name,
        OperationKind kind,
        IReadOnlyList<(long[] Shape, Tensor? Constant)> operands,
        IReadOnlyList<long> outputShape)
        : base(name)
    {
        (Kind, OutputShape) = (kind, outputShape);
        OperandShapes = [.. operands.Select(operand => operand.Shape)];
        _constants = [.. operands.Select(operand => operand.Constant)];
    }

    /// <summary>What it computes.</summary>
    public OperationKind Kind { get; }

    /// <summary>Its attributes by name, such as an axis of one image's shape.</summary>
    public IReadOnlyDictionary<string, double[]> Numbers { get; init; } = new Dictionary<string, double[]>();

    /// <summary>The shape of every operand for one image.</summary>
    public IReadOnlyList<long[]> OperandShapes { get; }

    /// <summary>The shape of the result for one image.</summary>
    public IReadOnlyList<long> OutputShape { get; }

    /// <summary>The constant at an operand's place, of that operand's shape; null where a layer is read.</summary>
    public IReadOnlyList<Tensor?> ConstantOperands => _constants;

    /// <summary>
    /// What learnt constants are called in the state dict, one name a constant; empty where they are not learnt.
    /// </summary>
    /// <remarks>An empty name stands for the layer's key itself.</remarks>
    public IReadOnlyList<string> LearntNames { get; init; } = [];

    /// <inheritdoc/>
    public override string KindName => Kind.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Tensor Value)> Parameters =>
        LearntNames.Count == 0 ? [] : [.. LearntNames.Zip(Constant.Select(entry => entry.Value))];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, Tensor Value)> Buffers => LearntNames.Count == 0 ? [.. Constant] : [];

    private IEnumerable<(string Name, Tensor Value)> Constant =>
        _constants.Select((value, place) => (BufferName(place), value)).Where(entry => entry.value is not null)
            .Select(entry => (entry.Item1, entry.value!));

    /// <summary>
    /// Whether a times its inputs give a times its output for every a above 0, so that F(x) = F'(x) x: it has no bias.
    /// </summary>
    public bool IsHomogeneous => Kind.IsHomogeneous && !Constant.Any()
        && Numbers.GetValueOrDefault("value", [0]).All(value => value == 0); // of what a pad puts around

    /// <summary>What the constant at an operand's place is called in a state dict.</summary>
    public static string BufferName(int place) => $"operand{place}";

    /// <summary>Whether a value of this shape keeps its own first axis for the images.</summary>
    public static bool SharesFirstAxis(IReadOnlyList<long> shape) => shape.Count > 0 && shape[0] == 1;

    /// <inheritdoc/>
    public override Tensor Forward(params ReadOnlySpan<Tensor> inputs)
    {
        using DisposeScope scope = NewDisposeScope();
        var operands = new Tensor[_constants.Length];
        int read = 0;
        for (int place = 0; place < operands.Length; place++)
        {
            operands[place] = _constants[place] is Tensor constant
                ? constant.unsqueeze(0)
                : Whole(inputs[read++], OperandShapes[place]);
        }

        var call = new OperationCall(operands, Numbers, OutputShape);
        Tensor result = Kind.Forward(call);
        return result.reshape([call.Images, .. SharesFirstAxis(OutputShape) ? OutputShape.Skip(1) : OutputShape])
            .alias()
            .MoveToOuterDisposeScope();
    }

    /// <summary>The images as an axis of their own before all axes of one image.</summary>
    private static Tensor Whole(Tensor value, long[] shape) => value.reshape([value.shape[0], .. shape]);
}
