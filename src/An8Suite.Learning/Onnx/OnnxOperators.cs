using An8Suite.Core;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Shapes;
using static TorchSharp.torch;

namespace An8Suite.Learning.Onnx;

/// <summary>What every operator of the standard becomes; a new one is a row here.</summary>
/// <remarks>The operators: https://github.com/onnx/onnx/blob/main/docs/Operators.md, of opset 7 and later.</remarks>
internal static class OnnxOperators
{
    /// <summary>From a node to the values it makes, in the order of its outputs.</summary>
    public delegate GraphValue[] Conversion(OnnxCall call);

    private static readonly Dictionary<string, Conversion> All = new(StringComparer.Ordinal)
    {
        ["Abs"] = Each("abs"),
        ["Add"] = call => [Addition(call)],
        ["AveragePool"] = call => [AveragePool(call)],
        ["BatchNormalization"] = call => [BatchNormalization(call)],
        ["Cast"] = call => [Cast(call)],
        ["Celu"] = Each("celu", call => Alpha(call, 1)),
        ["Clip"] = call => [Clip(call)],
        ["Concat"] = call => [call.Builder.Operation("concat", call.Values, One("axis", call.Axis(call.First)))],
        ["Constant"] = call => [Constant(call)],
        ["Conv"] = call => [Conv(call)],
        ["Div"] = call => [Division(call)],
        ["Dropout"] = call => [call.First],
        ["Elu"] = Each("elu", call => Alpha(call, 1)),
        ["Erf"] = Each("erf"),
        ["Exp"] = Each("exp"),
        ["Expand"] = call => [Expand(call)],
        ["Flatten"] = call => [Flatten(call)],
        ["Gather"] = call => [Gather(call)],
        ["Gelu"] = Each("gelu", call => One("tanh", call.Node.Word("approximate", "none") == "tanh" ? 1 : 0)),
        ["Gemm"] = call => [OnnxProducts.Gemm(call)],
        ["GlobalAveragePool"] = call => [GlobalAverage(call, call.First)],
        ["GlobalMaxPool"] = call => [call.Builder.Operation("reduce-max", [call.First], Axes(2, 3))],
        ["GroupNormalization"] = call => [GroupNormalization(call, call.Node.Whole("num_groups", 1))],
        ["HardSigmoid"] = Each("hard-sigmoid", call => new()
        {
            ["alpha"] = [call.Node.Number("alpha", 0.2)],
            ["beta"] = [call.Node.Number("beta", 0.5)],
        }),
        ["HardSwish"] = Each("hard-swish"),
        ["Identity"] = call => [call.First],
        ["InstanceNormalization"] = call => [GroupNormalization(call, call.First.Shape[1])],
        ["LRN"] = call => [LocalResponseNorm(call)],
        ["LayerNormalization"] = call => [LayerNormalization(call)],
        ["LeakyRelu"] = Each("leaky-relu", call => Alpha(call, 0.01)),
        ["Log"] = Each("log"),
        ["LogSoftmax"] = call => [Softmax(call, "log-softmax")],
        ["MatMul"] = call => [OnnxProducts.MatMul(call)],
        ["Max"] = call => [Folded(call, "max")],
        ["MaxPool"] = call => [MaxPool(call)],
        ["Min"] = call => [Folded(call, "min")],
        ["Mish"] = Each("mish"),
        ["Mul"] = call => [OnnxPatterns.Product(call) ?? call.Builder.Operation("mul", call.Values)],
        ["Neg"] = Each("neg"),
        ["PRelu"] = call => [call.Builder.Operation("prelu", call.Values)],
        ["Pad"] = call => [Pad(call)],
        ["Pow"] = call => [call.Builder.Operation("pow", call.Values)],
        ["Reciprocal"] = Each("reciprocal"),
        ["ReduceL2"] = call => [Reduced(call, "reduce-l2")],
        ["ReduceMax"] = call => [Reduced(call, "reduce-max")],
        ["ReduceMean"] = call => [Reduced(call, "reduce-mean")],
        ["ReduceMin"] = call => [Reduced(call, "reduce-min")],
        ["ReduceSum"] = call => [Reduced(call, "reduce-sum")],
        ["Relu"] = call => [Relu(call)],
        ["Reshape"] = call => [Reshape(call)],
        ["Selu"] = Each("selu"),
        ["Sigmoid"] = Each("sigmoid"),
        ["Slice"] = call => [Slice(call)],
        ["Softmax"] = call => [Softmax(call, "softmax")],
        ["Softplus"] = Each("softplus"),
        ["Split"] = Split,
        ["Sqrt"] = Each("sqrt"),
        ["Squeeze"] = call => [Squeeze(call)],
        ["Sub"] = call => [call.Builder.Operation("sub", call.Values)],
        ["Sum"] = call => [Folded(call, "add")],
        ["Tanh"] = Each("tanh"),
        ["Transpose"] = call => [Transpose(call)],
        ["Unsqueeze"] = call => [Unsqueeze(call)],
    };

    /// <summary>How the operator of a node is taken over; null where it is not.</summary>
    public static Conversion? Of(OnnxNode node) =>
        node.Domain.Length == 0 || (node.Domain == "com.microsoft" && node.Operator is "Gelu")
            ? All.GetValueOrDefault(node.Operator)
            : null;

    /// <summary>The value in another shape.</summary>
    internal static GraphValue Reshaped(OnnxCall call, GraphValue value, long[] shape) =>
        shape.SequenceEqual(value.Shape) ? value : call.Builder.Operation("reshape", [value], shape: shape);

    /// <summary>One number by name.</summary>
    internal static Dictionary<string, double[]> One(string name, double value) => new() { [name] = [value] };

    private static Conversion Each(string kind, Func<OnnxCall, Dictionary<string, double[]>>? numbers = null) =>
        call => [call.Builder.Operation(kind, [call.First], numbers?.Invoke(call))];

    private static Dictionary<string, double[]> Axes(params double[] axes) => new() { ["axes"] = axes };

    private static Dictionary<string, double[]> Alpha(OnnxCall call, double standard) =>
        One("alpha", call.Node.Number("alpha", standard));

    private static double[] Doubles(IEnumerable<long> numbers) => [.. numbers.Select(number => (double)number)];

    private static GraphValue Addition(OnnxCall call)
    {
        if (OnnxPatterns.LayerNorm(call) is { } norm)
        {
            return norm;
        }

        if (OnnxProducts.WithBias(call) is { } biased)
        {
            return biased;
        }

        (GraphValue a, GraphValue b) = (call.First, call.Values[1]);
        return !a.IsConstant && !b.IsConstant && a.Shape.SequenceEqual(b.Shape)
            ? call.Builder.Add(
                new Networks.Addition(call.Builder.NameFor("add"), a.Layer!, b.Layer!), [a, b], a.Shape)
            : call.Builder.Operation("add", [a, b]);
    }

    private static GraphValue Division(OnnxCall call)
    {
        if (call.Values.All(value => value.IsConstant && value.Probe.dtype == ScalarType.Int64))
        {
            Tensor quotient = call.First.Probe.to(ScalarType.Float64).div(call.Values[1].Probe.to(ScalarType.Float64));
            return GraphValue.Constant(quotient.trunc().to(ScalarType.Int64));
        }

        return call.Builder.Operation("div", call.Values);
    }

    private static GraphValue Folded(OnnxCall call, string kind)
    {
        GraphValue folded = call.First;
        foreach (GraphValue next in call.Values[1..])
        {
            folded = call.Builder.Operation(kind, [folded, next]);
        }

        return folded;
    }

    private static GraphValue Relu(OnnxCall call) => call.First.IsConstant
        ? GraphValue.Constant(call.First.Probe.relu())
        : call.Builder.Add(
            new Relu(call.Builder.NameFor("relu")) { Reads = [call.First.Layer!] }, [call.First], call.First.Shape);

    private static GraphValue Conv(OnnxCall call)
    {
        GraphValue image = OnnxCall.RequireImage(call.First);
        Tensor weight = call.Floats(1, "the weights");
        if (weight.dim() != 4)
        {
            throw new InputException($"is a convolution of {weight.dim() - 2} dimensions, expected 2");
        }

        string name = call.Builder.NameFor("conv");
        WindowSpec window = WindowSpec.Of(call, image.Shape, weight.shape[2], weight.shape[3]);
        OnnxTensor.RequireReasonable([weight.shape[0], window.OutputRows, window.OutputColumns]);
        return call.Builder.Add(
            new Convolution(
                name,
                weight.contiguous().alias(),
                call.Optional(2) is null ? null : call.Floats(2, "the bias").contiguous().alias(),
                window.Stride,
                new ZeroPadding(window.Top, window.Bottom, window.Left, window.Right))
            {
                Groups = (int)call.Node.Whole("group", 1),
                Dilation = window.Dilation,
                Reads = [image.Layer!],
                StateKey = name,
            },
            [image]);
    }

    private static GraphValue BatchNormalization(OnnxCall call)
    {
        if (!call.First.IsOfOneImage)
        {
            throw new InputException($"normalises batches of {Text(call.First.Shape)}, expected 1 x C x ...");
        }

        if (call.Node.Whole("training_mode", 0) != 0)
        {
            throw new InputException("is in training mode: export the network with model.eval()");
        }

        string name = call.Builder.NameFor("bn");
        Tensor[] tensors = [.. Enumerable.Range(1, 4)
            .Select(i => call.Floats(i, "the statistics").contiguous().alias())];
        return call.Builder.Add(
            BatchNorm.Of(
                name,
                call.Node.Number("epsilon", 1e-5),
                (tensors[0], tensors[1], tensors[2], tensors[3]),
                [call.First.Layer!]),
            [call.First],
            call.First.Shape);
    }

    private static GraphValue MaxPool(OnnxCall call)
    {
        GraphValue image = OnnxCall.RequireImage(call.First);
        WindowSpec window = WindowSpec.OfPool(call, image.Shape);
        bool partial = call.Node.Whole("ceil_mode", 0) != 0;
        if (window.Top == window.Bottom && window.Left == window.Right && window.Dilation == Extent.Square(1)
            && 2 * window.Top <= window.Kernel.Height && 2 * window.Left <= window.Kernel.Width)
        {
            return call.Builder.Add(
                new MaxPool(
                    call.Builder.NameFor("maxpool"), window.Kernel, window.Stride, new Extent(window.Top, window.Left))
                {
                    PartialWindows = partial,
                    Reads = [image.Layer!],
                },
                [image]);
        }

        Dictionary<string, double[]> numbers = window.Numbers(partial);
        numbers["dilation"] = [window.Dilation.Height, window.Dilation.Width];
        return call.Builder.Operation("max-pool", [image], numbers);
    }

    private static GraphValue AveragePool(OnnxCall call)
    {
        if (call.Node.Wholes("kernel_shape") is [long channels, 1, 1])
        {
            return OverChannels(call, channels);
        }

        GraphValue image = OnnxCall.RequireImage(call.First);
        WindowSpec window = WindowSpec.OfPool(call, image.Shape);
        bool padded = window.Top + window.Bottom + window.Left + window.Right > 0;
        bool even = window.Top == window.Bottom && window.Left == window.Right;
        bool counts = call.Node.Whole("count_include_pad", 0) != 0 || !padded;
        if (window.Dilation != Extent.Square(1) || (padded && !even && !counts))
        {
            throw new InputException("averages with dilation, or with uneven padding that does not count");
        }

        if (!padded && window.Kernel == new Extent((int)image.Shape[2], (int)image.Shape[3]))
        {
            return GlobalAverage(call, image);
        }

        Dictionary<string, double[]> numbers = window.Numbers(call.Node.Whole("ceil_mode", 0) != 0);
        numbers["count-padding"] = [counts ? 1 : 0];
        return call.Builder.Operation("average-pool", [image], numbers);
    }

    /// <summary>
    /// Means over neighbouring channels of (1, 1, C, H, W), as PyTorch writes local response normalisation.
    /// </summary>
    private static GraphValue OverChannels(OnnxCall call, long kernel)
    {
        GraphValue value = call.First;
        bool isPlain = Every("strides", 1) && Every("dilations", 1) && Every("pads", 0);
        if (!isPlain || value.Shape is not [1, 1, long depth, long rows, long columns] || kernel < 1 || kernel > depth)
        {
            throw new InputException($"averages {Text(value.Shape)} values over channels with strides, dilation, pads or "
                + "a window that does not fit");
        }

        GraphValue flat = Reshaped(call, value, [1, 1, depth, rows * columns]);
        GraphValue means = call.Builder.Operation("average-pool", [flat], new()
        {
            ["kernel"] = [kernel, 1],
            ["stride"] = [1, 1],
            ["padding"] = [0, 0, 0, 0],
            ["partial"] = [0],
            ["count-padding"] = [1],
        });
        return Reshaped(call, means, [1, 1, depth - kernel + 1, rows, columns]);

        bool Every(string name, long usual) => call.Node.Wholes(name)?.All(number => number == usual) != false;
    }

    private static GraphValue GlobalAverage(OnnxCall call, GraphValue image)
    {
        OnnxCall.RequireImage(image);
        return call.Builder.Add(
            new AdaptiveAveragePool(call.Builder.NameFor("avgpool"), Extent.Square(1)) { Reads = [image.Layer!] },
            [image]);
    }

    private static GraphValue Reduced(OnnxCall call, string kind)
    {
        long[]? axes = call.Node.Wholes("axes")
            ?? (call.Optional(1) is null ? null : call.Wholes(1, "the axes"));
        int rank = call.First.Shape.Length;
        if (axes is null or [])
        {
            if (call.Node.Whole("noop_with_empty_axes", 0) != 0)
            {
                return call.First;
            }

            axes = [.. Enumerable.Range(0, rank).Select(axis => (long)axis)];
        }

        axes = [.. axes.Select(axis => OnnxCall.Axis(axis, rank)).Order()];
        bool keep = call.Node.Whole("keepdims", 1) != 0;
        GraphValue reduced = kind == "reduce-mean" && call.First.IsOfOneImage && rank == 4 && axes is [2, 3]
            ? GlobalAverage(call, call.First)
            : call.Builder.Operation(kind, [call.First], new() { ["axes"] = Doubles(axes) });
        return keep
            ? reduced
            : Reshaped(call, reduced, [.. call.First.Shape.Where((_, axis) => !axes.Contains(axis))]);
    }

    private static GraphValue Flatten(OnnxCall call)
    {
        long axis = OnnxCall.Axis(call.Node.Whole("axis", 1), call.First.Shape.Length + 1);
        long[] shape = call.First.Shape;
        long[] flat = [OnnxTensor.Count(shape[..(int)axis]), OnnxTensor.Count(shape[(int)axis..])];
        return Flat(call, flat);
    }

    /// <summary>In another shape; one row of an image's values is the suite's own layer.</summary>
    private static GraphValue Flat(OnnxCall call, long[] shape) =>
        call.First.IsOfOneImage && shape is [1, _] && call.First.Shape.Length > 2
            ? call.Builder.Add(
                new Flatten(call.Builder.NameFor("flatten")) { Reads = [call.First.Layer!] }, [call.First], shape)
            : Reshaped(call, call.First, shape);

    private static GraphValue Reshape(OnnxCall call)
    {
        long[] wanted = call.Optional(1) is null
            ? call.Node.Wholes("shape") ?? throw new InputException("has no shape")
            : call.Wholes(1, "the shape");
        long[] old = call.First.Shape;
        bool copiesZero = call.Node.Whole("allowzero", 0) == 0;
        long[] shape = [.. wanted.Select(
            (side, axis) => side == 0 && copiesZero && axis < old.Length ? old[axis] : side)];
        long count = OnnxTensor.Count(old);
        int open = Array.IndexOf(shape, -1);
        if (open >= 0)
        {
            OnnxTensor.RequireReasonable(shape.Where(side => side != -1));
            long others = OnnxTensor.Count(shape.Where(side => side != -1));
            shape[open] = others > 0 ? count / others : 0;
        }

        OnnxTensor.RequireReasonable(shape);
        return OnnxTensor.Count(shape) == count
            ? Flat(call, shape)
            : throw new InputException($"cannot lay {Text(old)} values out as {Text(wanted)}; exported for a batch of "
                + "another size than 1? Export with a batch of 1");
    }

    private static GraphValue Transpose(OnnxCall call)
    {
        int rank = call.First.Shape.Length;
        long[] order = call.Node.Wholes("perm")
            ?? [.. Enumerable.Range(0, rank).Reverse().Select(axis => (long)axis)];
        return order.Order().SequenceEqual(Enumerable.Range(0, rank).Select(axis => (long)axis))
            ? call.Builder.Operation("transpose", [call.First], new() { ["perm"] = Doubles(order) })
            : throw new InputException($"orders {rank} axes as {Text(order)}");
    }

    private static GraphValue Squeeze(OnnxCall call)
    {
        long[]? axes = call.Node.Wholes("axes") ?? (call.Optional(1) is null ? null : call.Wholes(1, "the axes"));
        int rank = call.First.Shape.Length;
        axes = axes is null ? null : [.. axes.Select(axis => OnnxCall.Axis(axis, rank))];
        return Reshaped(call, call.First,
            [.. call.First.Shape.Where((side, axis) => axes is null ? side != 1 : !axes.Contains(axis))]);
    }

    private static GraphValue Unsqueeze(OnnxCall call)
    {
        long[] axes = call.Node.Wholes("axes") ?? call.Wholes(1, "the axes");
        int rank = call.First.Shape.Length + axes.Length;
        axes = [.. axes.Select(axis => OnnxCall.Axis(axis, rank)).Order()];
        List<long> shape = [.. call.First.Shape];
        foreach (long axis in axes)
        {
            shape.Insert((int)axis, 1);
        }

        return Reshaped(call, call.First, [.. shape]);
    }

    private static GraphValue Expand(OnnxCall call)
    {
        long[] wanted = call.Wholes(1, "the shape");
        OnnxTensor.RequireReasonable(wanted);
        long[] shape = OnnxProducts.Broadcast(call.First.Shape, wanted);
        OnnxTensor.RequireReasonable(shape);
        if (call.First.IsConstant)
        {
            return GraphValue.Constant(call.First.Probe.expand(shape).contiguous());
        }

        long[] aligned = [.. Enumerable.Repeat(1L, shape.Length - call.First.Shape.Length), .. call.First.Shape];
        return shape.SequenceEqual(call.First.Shape) ? call.First
            : call.Builder.Operation("expand", [Reshaped(call, call.First, aligned)], shape: shape);
    }

    private static GraphValue Slice(OnnxCall call)
    {
        int rank = call.First.Shape.Length;
        long[] starts = call.Node.Wholes("starts") ?? call.Wholes(1, "the starts");
        long[] ends = call.Node.Wholes("ends") ?? call.Wholes(2, "the ends");
        long[] axes = call.Node.Wholes("axes")
            ?? (call.Optional(3) is null
                ? [.. Enumerable.Range(0, starts.Length).Select(axis => (long)axis)]
                : call.Wholes(3, "the axes"));
        long[] steps = call.Optional(4) is null ? [.. starts.Select(_ => 1L)] : call.Wholes(4, "the steps");
        if (starts.Length != ends.Length || starts.Length != axes.Length || starts.Length != steps.Length)
        {
            throw new InputException("has starts, ends, axes and steps of different numbers");
        }

        axes = [.. axes.Select(axis => OnnxCall.Axis(axis, rank))];
        if (steps.Any(step => step <= 0))
        {
            if (call.First.IsConstant && steps is [-1])
            {
                return GraphValue.Constant(call.First.Probe.flip(axes));
            }

            throw new InputException("goes backwards, which is not taken over");
        }

        for (int i = 0; i < axes.Length; i++)
        {
            long side = call.First.Shape[axes[i]];
            starts[i] = Math.Clamp(starts[i] < 0 ? starts[i] + side : starts[i], 0, side);
            ends[i] = Math.Clamp(ends[i] < 0 ? ends[i] + side : ends[i], 0, side);
        }

        return call.Builder.Operation("slice", [call.First], new()
        {
            ["axes"] = Doubles(axes),
            ["starts"] = Doubles(starts),
            ["ends"] = Doubles(ends),
            ["steps"] = Doubles(steps),
        });
    }

    private static GraphValue[] Split(OnnxCall call)
    {
        long axis = OnnxCall.Axis(call.Node.Whole("axis", 0), call.First.Shape.Length);
        long side = call.First.Shape[axis];
        int parts = Math.Max(1, call.Node.Outputs.Count);
        long share = (side + parts - 1) / parts; // the last part may be smaller
        long[] sizes = call.Node.Wholes("split")
            ?? (call.Optional(1) is null
                ? [.. Enumerable.Range(0, parts).Select(i => Math.Clamp(side - (i * share), 0, share))]
                : call.Wholes(1, "the sizes"));
        if (sizes.Length < call.Node.Outputs.Count || sizes.Any(size => size < 0) || sizes.Sum() != side)
        {
            throw new InputException($"splits {side} into {Text(sizes)}");
        }

        long start = 0;
        return [.. sizes.Select(size =>
        {
            (long from, long to) = (start, start += size);
            return call.Builder.Operation("slice", [call.First], new()
            {
                ["axes"] = [axis],
                ["starts"] = [from],
                ["ends"] = [to],
                ["steps"] = [1],
            });
        })];
    }

    private static GraphValue Gather(OnnxCall call)
    {
        GraphValue indices = call.Values[1];
        long axis = OnnxCall.Axis(call.Node.Whole("axis", 0), call.First.Shape.Length);
        long side = call.First.Shape[axis];
        long[] places = [.. call.Wholes(1, "the indices").Select(place => place < 0 ? place + side : place)];
        if (places.Any(place => place < 0 || place >= side))
        {
            throw new InputException($"takes place {places.Max()} of an axis of {side}");
        }

        GraphValue taken = call.Builder.Operation("gather", [call.First], new()
        {
            ["axis"] = [axis],
            ["indices"] = Doubles(places),
        });
        return Reshaped(
            call, taken, [.. call.First.Shape[..(int)axis], .. indices.Shape, .. call.First.Shape[((int)axis + 1)..]]);
    }

    private static GraphValue Pad(OnnxCall call)
    {
        int rank = call.First.Shape.Length;
        long[] pads = call.Node.Wholes("pads") ?? call.Wholes(1, "the pads");
        if (call.Optional(3) is not null)
        {
            long[] axes = [.. call.Wholes(3, "the axes").Select(axis => OnnxCall.Axis(axis, rank))];
            long[] all = new long[2 * rank];
            for (int i = 0; i < axes.Length && axes.Length * 2 == pads.Length; i++)
            {
                (all[axes[i]], all[rank + axes[i]]) = (pads[i], pads[axes.Length + i]);
            }

            pads = all;
        }

        if (pads.Length != 2 * rank)
        {
            throw new InputException($"has {pads.Length} pads for {rank} axes");
        }

        if (Array.TrueForAll(pads, pad => pad == 0))
        {
            return call.First;
        }

        string mode = call.Node.Word("mode", "constant");
        if (mode != "constant")
        {
            throw new InputException($"pads in mode '{mode}', expected constant");
        }

        OnnxTensor.RequireReasonable(
            call.First.Shape.Select((side, axis) => Math.Max(0, checked(side + pads[axis] + pads[rank + axis]))));
        double value = call.Optional(2) is { Shape: not [0] }
            ? call.Number(2, "the value")
            : call.Node.Number("value", 0);
        return call.Builder.Operation("pad", [call.First], new() { ["pads"] = Doubles(pads), ["value"] = [value] });
    }

    private static GraphValue Clip(OnnxCall call)
    {
        double? low = call.Optional(1) is null
            ? call.Node.Attributes.TryGetValue("min", out OnnxAttribute? min) ? min.Number : (double?)null
            : call.Number(1, "the minimum");
        double? high = call.Optional(2) is null
            ? call.Node.Attributes.TryGetValue("max", out OnnxAttribute? max) ? max.Number : (double?)null
            : call.Number(2, "the maximum");
        Dictionary<string, double[]> numbers = [];
        if (low is double lowest)
        {
            numbers["min"] = [lowest];
        }

        if (high is double highest)
        {
            numbers["max"] = [highest];
        }

        return call.Builder.Operation("clip", [call.First], numbers);
    }

    private static GraphValue Softmax(OnnxCall call, string kind)
    {
        int rank = call.First.Shape.Length;
        bool old = call.Opset < 13;
        long axis = OnnxCall.Axis(call.Node.Whole("axis", old ? 1 : -1), rank);
        if (!old || call.First.Shape[(int)(axis + 1)..].All(side => side == 1))
        {
            return call.Builder.Operation(kind, [call.First], One("axis", axis));
        }

        // Before opset 13 all axes from this one on are one.
        long[] shape = call.First.Shape;
        long[] flat = [.. shape[..(int)axis], OnnxTensor.Count(shape[(int)axis..])];
        GraphValue row = call.Builder.Operation(kind, [Reshaped(call, call.First, flat)], One("axis", axis));
        return Reshaped(call, row, shape);
    }

    private static GraphValue LayerNormalization(OnnxCall call)
    {
        int rank = call.First.Shape.Length;
        long axis = OnnxCall.Axis(call.Node.Whole("axis", -1), rank);
        return call.Builder.Operation("layer-norm", call.Values, new()
        {
            ["axes"] = [rank - axis],
            ["epsilon"] = [call.Node.Number("epsilon", 1e-5)],
        });
    }

    private static GraphValue GroupNormalization(OnnxCall call, long groups)
    {
        OnnxCall.RequireImage(call.First);
        long channels = call.First.Shape[1];
        Tensor scale = call.Floats(1, "the scale");
        return scale.numel() == channels
            ? call.Builder.Operation("group-norm", call.Values, new()
            {
                ["groups"] = [groups],
                ["epsilon"] = [call.Node.Number("epsilon", 1e-5)],
            })
            : throw new InputException($"has {scale.numel()} scales for {channels} channels");
    }

    private static GraphValue LocalResponseNorm(OnnxCall call)
    {
        OnnxCall.RequireImage(call.First);
        return call.Builder.Operation("local-response-norm", [call.First], new()
        {
            ["size"] = [call.Node.Whole("size", 5)],
            ["alpha"] = [call.Node.Number("alpha", 1e-4)],
            ["beta"] = [call.Node.Number("beta", 0.75)],
            ["bias"] = [call.Node.Number("bias", 1)],
        });
    }

    private static GraphValue Cast(OnnxCall call)
    {
        long type = call.Node.Whole("to", OnnxTensor.Float);
        if (!call.First.IsConstant)
        {
            return type is OnnxTensor.Float or OnnxTensor.Half or 11 or 16
                ? call.First
                : throw new InputException("makes whole numbers of values of pictures");
        }

        return GraphValue.Constant(call.First.Probe.to(type switch
        {
            OnnxTensor.Float or OnnxTensor.Half or 11 or 16 => ScalarType.Float32,
            9 => ScalarType.Bool,
            _ => ScalarType.Int64,
        }));
    }

    private static GraphValue Constant(OnnxCall call)
    {
        IReadOnlyDictionary<string, OnnxAttribute> from = call.Node.Attributes;
        return from.TryGetValue("value", out OnnxAttribute? value) && value.Tensor is not null
            ? GraphValue.Constant(value.Tensor.ToTensor(call.Folder))
            : from.TryGetValue("value_float", out value) ? GraphValue.Constant(tensor((float)value.Number))
            : from.TryGetValue("value_int", out value) ? GraphValue.Constant(tensor(value.Whole))
            : from.TryGetValue("value_ints", out value) ? GraphValue.Constant(tensor(value.Wholes.ToArray()))
            : from.TryGetValue("value_floats", out value) ? GraphValue.Constant(tensor(value.Numbers.ToArray()))
            : throw new InputException("has no number");
    }

    /// <summary>A shape for messages.</summary>
    internal static string Text(IEnumerable<long> shape) => string.Join(" x ", shape);
}
