using An8Suite.Core;
using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks.Graphs;

/// <summary>How the layers of a graph are written down, and made of what was written.</summary>
internal static class LayerForms
{
    /// <summary>A tensor of a layer by its name there, such as <c>weight</c>; null where the layer has none.</summary>
    internal delegate Tensor? TensorOf(string name);

    private static readonly Dictionary<string, double[]> Nothing = [];

    private static readonly Form[] All =
    [
        new("convolution", typeof(Convolution), layer => Of((Convolution)layer), (made, tensors) =>
            new Convolution(
                made.Name, Required(made, tensors, "weight"), tensors("bias"), Pair(made, "stride"), Padding(made))
            {
                Groups = Whole(made, "groups"),
                Dilation = Pair(made, "dilation"),
                Reads = made.Reads,
                StateKey = made.Name,
            }),
        new("linear", typeof(Linear), Of, (made, tensors) =>
            new Linear(made.Name, Required(made, tensors, "weight"), Required(made, tensors, "bias"))
            {
                PerPosition = Whole(made, "per-position") != 0,
                Reads = made.Reads,
                StateKey = made.Name,
            }),
        new("batch-norm", typeof(BatchNorm), layer => One("epsilon", ((BatchNorm)layer).Epsilon), (made, tensors) =>
            BatchNorm.Of(
                made.Name,
                made.Numbers["epsilon"][0],
                (Required(made, tensors, "weight"),
                    Required(made, tensors, "bias"),
                    Required(made, tensors, "running_mean"),
                    Required(made, tensors, "running_var")),
                made.Reads)),
        new("relu", typeof(Relu), _ => Nothing, (made, _) => new Relu(made.Name) { Reads = made.Reads }),
        new("max-pool", typeof(MaxPool), layer => Of((MaxPool)layer), (made, _) =>
            new MaxPool(made.Name, Pair(made, "kernel"), Pair(made, "stride"), Pair(made, "padding"))
            {
                PartialWindows = Whole(made, "partial") != 0,
                Reads = made.Reads,
            }),
        new("global-average-pool", typeof(AdaptiveAveragePool), _ => Nothing, (made, _) =>
            new AdaptiveAveragePool(made.Name, Extent.Square(1)) { Reads = made.Reads }),
        new("flatten", typeof(Flatten), _ => Nothing, (made, _) => new Flatten(made.Name) { Reads = made.Reads }),
        new("addition", typeof(Addition), _ => Nothing, (made, _) =>
            new Addition(made.Name, made.Reads[0], made.Reads[1])),
    ];

    /// <summary>What is written down of a layer of a graph.</summary>
    public static LayerDescription Describe(Layer layer) =>
        layer is Operation operation
            ? new LayerDescription(layer.Name, operation.Kind.Name, layer.Reads)
            {
                Numbers = operation.Numbers,
                Operands = operation.OperandShapes,
                Constants = [.. Enumerable.Range(0, operation.OperandShapes.Count)
                    .Where(place => operation.ConstantOperands[place] is not null)],
                Output = operation.OutputShape,
            }
            : new LayerDescription(layer.Name, FormOf(layer).Kind, layer.Reads)
            {
                Numbers = FormOf(layer).Numbers(layer),
            };

    /// <summary>The layer that was written down.</summary>
    /// <exception cref="InputException">Its kind is unknown, or an attribute or tensor is missing.</exception>
    public static Layer Make(LayerDescription made, TensorOf tensors)
    {
        try
        {
            if (Array.Find(All, form => form.Kind == made.Kind) is { } form)
            {
                return form.Make(made, tensors);
            }

            OperationKind kind = OperationKinds.Of(made.Kind);
            return new Operation(
                made.Name,
                kind,
                [.. made.Operands.Select((shape, place) => (shape, made.Constants.Contains(place)
                    ? Required(made, tensors, Operation.BufferName(place)) : null))],
                made.Output)
            {
                Numbers = made.Numbers,
                Reads = made.Reads,
                StateKey = made.Name,
            };
        }
        catch (Exception error) when (error is KeyNotFoundException or IndexOutOfRangeException
            or ArgumentOutOfRangeException)
        {
            throw new InputException($"layer '{made.Name}' ({made.Kind}) lacks an attribute: {error.Message}", error);
        }
    }

    private static Form FormOf(Layer layer) => Array.Find(All, form => form.Type == layer.GetType())
        ?? throw new NotSupportedException($"layer '{layer.Name}' ({layer.GetType().Name}) has no form in a graph");

    private static Dictionary<string, double[]> Of(Layer linear) =>
        One("per-position", Flag(((Linear)linear).PerPosition));

    private static Dictionary<string, double[]> Of(Convolution layer) => new()
    {
        ["stride"] = [layer.Stride.Height, layer.Stride.Width],
        ["padding"] = [layer.Padding.Top, layer.Padding.Bottom, layer.Padding.Left, layer.Padding.Right],
        ["groups"] = [layer.Groups],
        ["dilation"] = [layer.Dilation.Height, layer.Dilation.Width],
    };

    private static Dictionary<string, double[]> Of(MaxPool layer) => new()
    {
        ["kernel"] = [layer.Kernel.Height, layer.Kernel.Width],
        ["stride"] = [layer.Stride.Height, layer.Stride.Width],
        ["padding"] = [layer.Padding.Height, layer.Padding.Width],
        ["partial"] = [Flag(layer.PartialWindows)],
    };

    private static double Flag(bool value) => value ? 1 : 0;

    private static Dictionary<string, double[]> One(string name, double value) => new() { [name] = [value] };

    private static int Whole(LayerDescription made, string name) => (int)made.Numbers[name][0];

    private static Extent Pair(LayerDescription made, string name) =>
        new((int)made.Numbers[name][0], (int)made.Numbers[name][1]);

    private static ZeroPadding Padding(LayerDescription made)
    {
        int[] sides = [.. made.Numbers["padding"].Select(side => (int)side)];
        return new ZeroPadding(sides[0], sides[1], sides[2], sides[3]);
    }

    private static Tensor Required(LayerDescription made, TensorOf tensors, string name) =>
        tensors(name) ?? throw new InputException($"tensor '{made.Name}.{name}' is missing");

    /// <summary>One kind of layer.</summary>
    private sealed record Form(
        string Kind,
        Type Type,
        Func<Layer, Dictionary<string, double[]>> Numbers,
        Func<LayerDescription, TensorOf, Layer> Make);
}
