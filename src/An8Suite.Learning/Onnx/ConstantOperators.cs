using An8Suite.Core;
using static TorchSharp.torch;

namespace An8Suite.Learning.Onnx;

/// <summary>
/// Operators that only shapes and other constants are computed with, once, at the import: none becomes a layer.
/// </summary>
internal static class ConstantOperators
{
    private static readonly Dictionary<string, Func<OnnxCall, Tensor>> All = new(StringComparer.Ordinal)
    {
        ["And"] = call => Pair(call, (a, b) => a.logical_and(b)),
        ["Ceil"] = call => Of(call, 0).ceil(),
        ["ConstantOfShape"] = Filled,
        ["Cos"] = call => Of(call, 0).cos(),
        ["Equal"] = call => Pair(call, (a, b) => a.eq(b)),
        ["Floor"] = call => Of(call, 0).floor(),
        ["Greater"] = call => Pair(call, (a, b) => a.gt(b)),
        ["GreaterOrEqual"] = call => Pair(call, (a, b) => a.ge(b)),
        ["Less"] = call => Pair(call, (a, b) => a.lt(b)),
        ["LessOrEqual"] = call => Pair(call, (a, b) => a.le(b)),
        ["Mod"] = call => call.Node.Whole("fmod", 0) != 0
            ? Pair(call, (a, b) => a.fmod(b))
            : Pair(call, (a, b) => a.remainder(b)),
        ["Not"] = call => Of(call, 0).logical_not(),
        ["Or"] = call => Pair(call, (a, b) => a.logical_or(b)),
        ["Range"] = Range,
        ["ReduceProd"] = call => Of(call, 0).prod(),
        ["Round"] = call => Of(call, 0).round(),
        ["ScatterND"] = ScatterNd,
        ["Sign"] = call => Of(call, 0).sign(),
        ["Sin"] = call => Of(call, 0).sin(),
        ["Size"] = call => tensor(OnnxTensor.Count(call.First.Shape)),
        ["Tile"] = Tile,
        ["Where"] = Chosen,
    };

    /// <summary>The value that a node of constants makes; null where its operator is none of these.</summary>
    public static GraphValue? Compute(OnnxCall call) => All.TryGetValue(call.Node.Operator, out var compute)
        ? GraphValue.Constant(compute(call))
        : null;

    /// <summary>The shape of any value, which is known.</summary>
    public static GraphValue Shape(OnnxCall call)
    {
        long[] shape = call.First.Shape;
        int start = (int)call.Node.Whole("start", 0);
        int end = (int)call.Node.Whole("end", shape.Length);
        (start, end) = (Place(start), Place(end));
        return GraphValue.Constant(start < end ? shape[start..end] : []);

        int Place(int place) => Math.Clamp(place < 0 ? place + shape.Length : place, 0, shape.Length);
    }

    private static Tensor Of(OnnxCall call, int place) => call.Optional(place) is { IsConstant: true } value
        ? value.Probe
        : throw new InputException("leaves out a value that it needs");

    private static Tensor Pair(OnnxCall call, Func<Tensor, Tensor, Tensor> combine)
    {
        (Tensor a, Tensor b) = (Of(call, 0), Of(call, 1));
        OnnxTensor.RequireReasonable(OnnxProducts.Broadcast(a.shape, b.shape));
        return combine(a, b);
    }

    private static Tensor Chosen(OnnxCall call)
    {
        (Tensor condition, Tensor a, Tensor b) = (Of(call, 0).to(ScalarType.Bool), Of(call, 1), Of(call, 2));
        OnnxTensor.RequireReasonable(OnnxProducts.Broadcast(condition.shape, OnnxProducts.Broadcast(a.shape, b.shape)));
        return where(condition, a, b);
    }

    private static Tensor Filled(OnnxCall call)
    {
        long[] shape = call.Wholes(0, "the shape");
        OnnxTensor.RequireReasonable(shape);
        Tensor value = call.Node.Attributes.TryGetValue("value", out OnnxAttribute? given) && given.Tensor is not null
            ? given.Tensor.ToTensor(call.Folder).reshape(1)
            : zeros([1]);
        return value.expand(shape).contiguous();
    }

    private static Tensor Range(OnnxCall call)
    {
        double start = call.Number(0, "the start");
        double limit = call.Number(1, "the limit");
        double step = call.Number(2, "the step");
        double count = Math.Max(0, Math.Ceiling((limit - start) / step));
        if (!double.IsFinite(count))
        {
            throw new InputException($"counts from {start} to {limit} by {step}");
        }

        OnnxTensor.RequireReasonable([(long)Math.Min(count, long.MaxValue / 2)]);
        double[] numbers = new double[(int)count];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = start + (i * step);
        }

        return tensor(numbers).to(Of(call, 0).dtype);
    }

    private static Tensor Tile(OnnxCall call)
    {
        long[] repeats = call.Wholes(1, "the repeats");
        long[] shape = call.First.Shape;
        if (repeats.Length != shape.Length)
        {
            throw new InputException($"repeats {shape.Length} axes {repeats.Length} times");
        }

        OnnxTensor.RequireReasonable(shape.Select((side, axis) => checked(side * repeats[axis])));
        return Of(call, 0).repeat(repeats);
    }

    /// <summary>Writes updates to the places that indices name, in a copy.</summary>
    private static Tensor ScatterNd(OnnxCall call)
    {
        long[] shape = call.First.Shape;
        GraphValue indices = call.Values[1];
        int depth = (int)indices.Shape[^1];
        if (call.Node.Word("reduction", "none") != "none" || depth > shape.Length || depth < 1)
        {
            throw new InputException("scatters in a way that is not taken over");
        }

        long[] places = call.Wholes(1, "the indices");
        long[] flat = new long[places.Length / depth];
        for (int i = 0; i < flat.Length; i++)
        {
            for (int axis = 0; axis < depth; axis++)
            {
                long place = places[(i * depth) + axis];
                place += place < 0 ? shape[axis] : 0;
                if (place < 0 || place >= shape[axis])
                {
                    throw new InputException($"writes to place {place} of an axis of {shape[axis]}");
                }

                flat[i] = (flat[i] * shape[axis]) + place;
            }
        }

        Tensor copy = Of(call, 0).clone();
        long[] rest = shape[depth..];
        long size = OnnxTensor.Count(rest);
        copy.reshape(-1, size).index_copy_(0, tensor(flat), Of(call, 2).to(copy.dtype).reshape(-1, size));
        return copy;
    }
}
