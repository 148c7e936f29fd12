using An8Suite.Core;
using static TorchSharp.torch;

namespace An8Suite.Learning.Onnx;

/// <summary>A node with the values that it reads.</summary>
/// <param name="Node">The node.</param>
/// <param name="Inputs">Null where one is left out.</param>
/// <param name="Builder">Takes the layers.</param>
/// <param name="Opset">The version of the operators.</param>
/// <param name="Folder">The model's.</param>
internal sealed record OnnxCall(
    OnnxNode Node, GraphValue?[] Inputs, GraphBuilder Builder, long Opset, string Folder)
{
    /// <summary>The first input.</summary>
    public GraphValue First => Optional(0) ?? throw new InputException("reads nothing");

    /// <summary>All inputs, none left out.</summary>
    public GraphValue[] Values =>
        [.. Inputs.Select(value => value ?? throw new InputException("leaves out a value that it needs"))];

    /// <summary>An input that may be left out.</summary>
    public GraphValue? Optional(int place) => place < Inputs.Length ? Inputs[place] : null;

    /// <summary>A constant input of numbers.</summary>
    public Tensor Floats(int place, string what) => Constant(place, what).Probe.to(ScalarType.Float32);

    /// <summary>A constant input of whole numbers, in one row.</summary>
    public long[] Wholes(int place, string what) =>
        Constant(place, what).Probe.to(ScalarType.Int64).contiguous().data<long>().ToArray();

    /// <summary>A constant input of one number.</summary>
    public double Number(int place, string what)
    {
        Tensor value = Constant(place, what).Probe;
        return value.numel() == 1
            ? value.to(ScalarType.Float64).reshape(1).data<double>()[0]
            : throw new InputException($"has {value.numel()} values for {what}, expected one");
    }

    /// <summary>The axis of the attribute <c>axis</c>, which is required.</summary>
    public long Axis(GraphValue value) => Axis(Node.Whole("axis", 0), value.Shape.Length);

    /// <summary>An axis that may count from the end.</summary>
    public static long Axis(long axis, int rank) => axis >= -rank && axis < rank
        ? axis < 0 ? axis + rank : axis
        : throw new InputException($"names axis {axis} of {rank}");

    /// <summary>Refuses all but (1, C, H, W).</summary>
    public static GraphValue RequireImage(GraphValue value) => value.IsOfOneImage && value.Shape.Length == 4
        ? value
        : throw new InputException(
            $"works on {OnnxOperators.Text(value.Shape)} values, expected 1 x channels x rows x columns of the "
            + "picture");

    private GraphValue Constant(int place, string what) => Optional(place) is not { } value
        ? throw new InputException($"leaves out {what}")
        : value.IsConstant ? value
        : throw new InputException($"takes {what} from the picture, expected a constant");
}
