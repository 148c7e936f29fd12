using An8Suite.Core;
using An8Suite.Learning.Shapes;

namespace An8Suite.Learning.Onnx;

/// <summary>The windows of a convolution or pool.</summary>
internal sealed record WindowSpec(
    Extent Kernel, Extent Stride, Extent Dilation, int Top, int Left, int Bottom, int Right)
{
    private const long LargestSide = 1 << 16;

    /// <summary>Rows of the output.</summary>
    public required int OutputRows { get; init; }

    /// <summary>Columns of the output.</summary>
    public required int OutputColumns { get; init; }

    /// <summary>Of a pool, whose kernel is an attribute.</summary>
    public static WindowSpec OfPool(OnnxCall call, long[] shape) =>
        call.Node.Wholes("kernel_shape") is [long rows, long columns]
        ? Of(call, shape, rows, columns)
        : throw new InputException("is no pool of 2 dimensions");

    /// <summary>With a kernel of so many rows and columns.</summary>
    public static WindowSpec Of(OnnxCall call, long[] shape, long rows, long columns)
    {
        long[] stride = call.Node.Wholes("strides") ?? [1, 1];
        long[] dilation = call.Node.Wholes("dilations") ?? [1, 1];
        long[] pads = call.Node.Wholes("pads") ?? [0, 0, 0, 0];
        if (stride.Length != 2 || dilation.Length != 2 || pads.Length != 4
            || stride.Concat(dilation).Concat([rows, columns]).Any(number => number is < 1 or > LargestSide)
            || pads.Any(pad => pad is < 0 or > LargestSide))
        {
            throw new InputException("has a kernel, strides, dilations or pads that make no sense");
        }

        (long tall, long wide) = (((rows - 1) * dilation[0]) + 1, ((columns - 1) * dilation[1]) + 1);
        pads = call.Node.Word("auto_pad", "NOTSET") switch
        {
            "NOTSET" => pads,
            "VALID" => [0, 0, 0, 0],
            "SAME_UPPER" => Same(upper: true),
            "SAME_LOWER" => Same(upper: false),
            string other => throw new InputException($"has auto_pad '{other}'"),
        };
        (long down, long across) = (shape[2] + pads[0] + pads[2] - tall, shape[3] + pads[1] + pads[3] - wide);
        return down >= 0 && across >= 0
            ? new WindowSpec(
                new Extent((int)rows, (int)columns),
                new Extent((int)stride[0], (int)stride[1]),
                new Extent((int)dilation[0], (int)dilation[1]),
                (int)pads[0], (int)pads[1], (int)pads[2], (int)pads[3])
            {
                OutputRows = (int)(down / stride[0]) + 1,
                OutputColumns = (int)(across / stride[1]) + 1,
            }
            : throw new InputException($"has a window of {tall} x {wide} on {shape[2]} x {shape[3]} values");

        // As many outputs as the input has strides, the odd pad at the end or the begin.
        long[] Same(bool upper)
        {
            long y = Math.Max(0, ((((shape[2] + stride[0] - 1) / stride[0]) - 1) * stride[0]) + tall - shape[2]);
            long x = Math.Max(0, ((((shape[3] + stride[1] - 1) / stride[1]) - 1) * stride[1]) + wide - shape[3]);
            (long top, long left) = upper ? (y / 2, x / 2) : ((y + 1) / 2, (x + 1) / 2);
            return [top, left, y - top, x - left];
        }
    }

    /// <summary>For an operation.</summary>
    public Dictionary<string, double[]> Numbers(bool partial) => new()
    {
        ["kernel"] = [Kernel.Height, Kernel.Width],
        ["stride"] = [Stride.Height, Stride.Width],
        ["padding"] = [Top, Left, Bottom, Right],
        ["partial"] = [partial ? 1 : 0],
    };
}
