using An8Suite.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Networks.Graphs;

/// <summary>
/// The operations of imported networks by name; a new one is a row here, and one in the importer's table.
/// </summary>
internal static class OperationKinds
{
    /// <summary>By what they are for.</summary>
    public static IReadOnlyList<OperationKind> All { get; } =
    [
        // Of two operands, broadcast against each other.
        Pairwise("add", Sum),
        Pairwise("sub", (a, b) => a.sub(b)),
        Pairwise("mul", (a, b) => a.mul(b)),
        Pairwise("div", (a, b) => a.div(b)),
        Pairwise("pow", (a, b) => a.pow(b)),
        Pairwise("min", minimum),
        Pairwise("max", maximum),
        new("matmul", Products),

        // Nonlinearities of layers.
        new("gelu", call => Gelu(call.First, tanh: call.Whole("tanh") != 0)) { IsActivation = true },
        new("silu", call => nn.functional.silu(call.First)) { IsActivation = true },
        new("hard-swish", call => nn.functional.hardswish(call.First)) { IsActivation = true },
        new("mish", call => nn.functional.mish(call.First)) { IsActivation = true },
        new("softplus", call => nn.functional.softplus(call.First, 1, 20)) { IsActivation = true },
        new("leaky-relu", call => LeakyRelu(call.First, call.Number("alpha"))) { IsActivation = true },
        Pairwise("prelu", (x, slope) => x.relu().sub(x.neg().relu().mul(slope))) with { IsActivation = true },
        new("elu", call => Elu(call.First, call.Number("alpha"))) { IsActivation = true },
        new("selu", call => nn.functional.selu(call.First)) { IsActivation = true },
        new("celu", call => Celu(call.First, call.Number("alpha"))) { IsActivation = true },
        new("tanh", call => call.First.tanh()) { IsActivation = true },
        new("clip", call => Clipped(call)) { IsActivation = true },

        // Of each value alone.
        new("sigmoid", call => call.First.sigmoid()),
        new("hard-sigmoid", call => HardSigmoid(call.First, call.Number("alpha"), call.Number("beta"))),
        new("erf", call => call.First.erf()),
        new("exp", call => call.First.exp()),
        new("log", call => call.First.log()),
        new("sqrt", call => call.First.sqrt()),
        new("abs", call => call.First.abs()) { IsHomogeneous = true },
        new("neg", call => call.First.neg()) { IsHomogeneous = true },
        new("reciprocal", call => call.First.reciprocal()),

        // Over axes.
        new("softmax", call => nn.functional.softmax(call.First, call.Axis())),
        new("log-softmax", call => nn.functional.log_softmax(call.First, call.Axis())),
        new("layer-norm", LayerNorm),
        new("group-norm", GroupNorm),
        new("reduce-mean", call => call.First.mean(call.Axes(), keepdim: true)) { IsHomogeneous = true },
        new("reduce-sum", call => call.First.sum(call.Axes(), keepdim: true)) { IsHomogeneous = true },
        new("reduce-max", call => call.First.amax(call.Axes(), keepdim: true)) { IsHomogeneous = true },
        new("reduce-min", call => call.First.amin(call.Axes(), keepdim: true)) { IsHomogeneous = true },
        new("reduce-l2", call => call.First.mul(call.First).sum(call.Axes(), keepdim: true).sqrt()),
        new("average-pool", AveragePool) { IsHomogeneous = true },
        new("max-pool", PaddedMaxPool) { IsHomogeneous = true },
        new("local-response-norm", call => nn.functional.local_response_norm(
            call.First.squeeze(1), call.Whole("size"), call.Number("alpha"), call.Number("beta"), call.Number("bias"))
            .unsqueeze(1)),

        // Places.
        new("concat", call => cat(Widened(call), call.Axis())) { IsHomogeneous = true },
        Layout("transpose", call => call.First.permute([0, .. call.Axes("perm")]).contiguous()),
        Layout("reshape", call => call.First.alias()),
        Layout("expand", call => call.First.expand([call.Images, .. call.OutputShape])),
        Layout("slice", Slice),
        Layout("gather", call => call.First.index_select(
            call.Axis(), tensor(call.Wholes("indices"), device: call.First.device))),
        Layout("pad", Pad),
    ];

    /// <summary>The kind called <paramref name="name"/>.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static OperationKind Of(string name) =>
        All.FirstOrDefault(kind => kind.Name == name)
        ?? throw new InputException(
            $"unknown operation '{name}'; {NearestName.Hint(name, [.. All.Select(kind => kind.Name)])}");

    private static OperationKind Layout(string name, Func<OperationCall, Tensor> move) =>
        new(name, move) { IsLayout = true, IsHomogeneous = true };

    private static OperationKind Pairwise(string name, Func<Tensor, Tensor, Tensor> combine) =>
        new(name, call =>
        {
            Tensor[] operands = call.Aligned();
            return combine(operands[0], operands[1]);
        })
        {
            IsPairwise = true,
        };

    /// <summary>Matrix products over the last two axes; a constant of two axes is one matrix for all images.</summary>
    /// <remarks>TorchSharp lets no exception of matmul through: the process would end.</remarks>
    private static Tensor Products(OperationCall call)
    {
        Tensor[] operands = call.Aligned();
        (long[] left, long[] right) = (operands[0].shape, operands[1].shape);
        bool fit = left.Length > 2 && left[^1] == right[^2] && operands[0].dtype == operands[1].dtype
            && left[..^2].Zip(right[..^2])
                .All(pair => pair.First == pair.Second || pair.First == 1 || pair.Second == 1);
        return fit
            ? operands[0].matmul(operands[1])
            : throw new InputException(
                $"multiplies {string.Join(" x ", left[1..])} with {string.Join(" x ", right[1..])} values");
    }

    private static Tensor Sum(Tensor a, Tensor b)
    {
        using Scalar one = 1;
        return a.add(b, one);
    }

    /// <summary>x Phi(x), with the normal distribution's Phi itself or the usual form in tanh.</summary>
    private static Tensor Gelu(Tensor x, bool tanh)
    {
        if (!tanh)
        {
            return nn.functional.gelu(x);
        }

        using Scalar cubes = 0.044715;
        using Scalar root = Math.Sqrt(2 / Math.PI);
        using Scalar half = 0.5;
        using Scalar one = 1;
        return x.mul(x).mul(x).mul(cubes).add(x, one).mul(root).tanh().add(one, one).mul(x).mul(half);
    }

    private static Tensor LeakyRelu(Tensor x, double slope)
    {
        using Scalar alpha = slope;
        return x.relu().sub(x.neg().relu().mul(alpha));
    }

    private static Tensor Elu(Tensor x, double scale)
    {
        using Scalar alpha = scale;
        using Scalar one = 1;
        return x.elu(alpha, one, one);
    }

    private static Tensor Celu(Tensor x, double scale)
    {
        using Scalar alpha = scale;
        return x.celu(alpha);
    }

    private static Tensor HardSigmoid(Tensor x, double slope, double offset)
    {
        using Scalar alpha = slope;
        using Scalar beta = offset;
        using Scalar zero = 0;
        using Scalar one = 1;
        return x.mul(alpha).add(beta, one).clamp(zero, one);
    }

    /// <summary>min(max(x, low), high), where either may be missing.</summary>
    private static Tensor Clipped(OperationCall call)
    {
        using Scalar low = call.Numbers.ContainsKey("min") ? call.Number("min") : float.MinValue;
        using Scalar high = call.Numbers.ContainsKey("max") ? call.Number("max") : float.MaxValue;
        return call.First.clamp(low, high);
    }

    /// <summary>Over the last axes, as many as <c>axes</c> says; weight and bias may follow as operands.</summary>
    private static Tensor LayerNorm(OperationCall call)
    {
        long[] sides = call.First.shape[^(int)call.Whole("axes")..];
        return nn.functional.layer_norm(
            call.First,
            sides,
            call.Operands.Length > 1 ? call.Operands[1].reshape(sides) : null,
            call.Operands.Length > 2 ? call.Operands[2].reshape(sides) : null,
            call.Number("epsilon"));
    }

    /// <summary>Of (1, C, ...), a run of channels at a time; one channel a run is instance normalisation.</summary>
    private static Tensor GroupNorm(OperationCall call) => nn.functional.group_norm(
        call.First.squeeze(1),
        call.Whole("groups"),
        call.Operands[1].reshape(-1),
        call.Operands[2].reshape(-1),
        call.Number("epsilon")).unsqueeze(1);

    /// <summary>Of (1, C, H, W); padding counts in the divisor or not.</summary>
    private static Tensor AveragePool(OperationCall call)
    {
        long[] pads = call.Wholes("padding"); // top, left, bottom, right
        Tensor input = call.First.squeeze(1);
        bool even = pads[0] == pads[2] && pads[1] == pads[3];
        return nn.functional.avg_pool2d(
            even ? input : nn.functional.pad(input, [pads[1], pads[3], pads[0], pads[2]]),
            call.Wholes("kernel"),
            call.Wholes("stride"),
            even ? pads[..2] : [0, 0],
            ceil_mode: call.Whole("partial") != 0,
            count_include_pad: call.Whole("count-padding") != 0).unsqueeze(1);
    }

    /// <summary>Of (1, C, H, W), with any padding, which never wins, and dilation.</summary>
    private static Tensor PaddedMaxPool(OperationCall call)
    {
        long[] pads = call.Wholes("padding");
        Tensor padded = nn.functional.pad(
            call.First.squeeze(1), [pads[1], pads[3], pads[0], pads[2]], value: double.NegativeInfinity);
        return nn.functional.max_pool2d(
            padded,
            call.Wholes("kernel"),
            call.Wholes("stride"),
            [0, 0],
            call.Wholes("dilation"),
            call.Whole("partial") != 0).unsqueeze(1);
    }

    /// <summary>Constants among the operands, repeated for every image.</summary>
    private static Tensor[] Widened(OperationCall call) =>
        [.. call.Operands.Select(operand => operand.expand([call.Images, .. operand.shape[1..]]))];

    private static Tensor Slice(OperationCall call)
    {
        Tensor part = call.First;
        (long[] axes, long[] starts, long[] ends, long[] steps) =
            (call.Axes(), call.Wholes("starts"), call.Wholes("ends"), call.Wholes("steps"));
        for (int i = 0; i < axes.Length; i++)
        {
            part = part.slice(axes[i], starts[i], ends[i], steps[i]);
        }

        return part.contiguous();
    }

    /// <summary>Pads of one image in ONNX's order: all begins, then all ends; negative ones leave out.</summary>
    private static Tensor Pad(OperationCall call)
    {
        long[] pads = call.Wholes("pads");
        int rank = pads.Length / 2;
        long[] reversed = [.. Enumerable.Range(0, rank).Reverse()
            .SelectMany(axis => new[] { pads[axis], pads[rank + axis] })];
        return nn.functional.pad(call.First, reversed, value: call.Number("value"));
    }
}
