using An8Suite.Learning.Kernels;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>The vector-Jacobian product of max-pooling: every signal goes to the place its maximum came from.</summary>
/// <remarks>
/// Overlapping windows add up where they share a maximum; writing instead of adding loses signal. Ties go to the first
/// place in row order.
/// </remarks>
internal static class MaxPoolBackward
{
    /// <summary>Where the maximum of every window lies, as y * width + x; int64, (N, C, a, b).</summary>
    public static Tensor Switches(MaxPool pool, Tensor input)
    {
        (Tensor output, Tensor indices) = nn.functional.max_pool2d_with_indices(
            input,
            [pool.Kernel.Height, pool.Kernel.Width],
            [pool.Stride.Height, pool.Stride.Width],
            [pool.Padding.Height, pool.Padding.Width],
            ceil_mode: pool.PartialWindows);
        output.Dispose();
        return indices;
    }

    /// <param name="signal">(N, C, a, b).</param>
    /// <param name="switches">(N, C, a, b), from <see cref="Switches"/>.</param>
    /// <param name="height">Of the pool's input.</param>
    /// <param name="width">Of the pool's input.</param>
    /// <returns>(N, C, height, width).</returns>
    public static Tensor Of(Tensor signal, Tensor switches, long height, long width)
    {
        if (TensorMemory.IsPlain(signal) && switches.is_contiguous() && switches.device_type == DeviceType.CPU)
        {
            return Scattered(signal, switches, height, width);
        }

        using DisposeScope scope = NewDisposeScope();
        (long n, long c) = (signal.shape[0], signal.shape[1]);
        Tensor places = switches.reshape(n, c, -1);
        return zeros([n, c, height * width], dtype: signal.dtype, device: signal.device)
            .scatter_add_(2, places, signal.reshape(n, c, -1))
            .reshape(n, c, height, width)
            .MoveToOuterDisposeScope();
    }

    /// <summary>The same sums in the same order, plane by plane.</summary>
    private static Tensor Scattered(Tensor signal, Tensor switches, long height, long width)
    {
        (long n, long c) = (signal.shape[0], signal.shape[1]);
        Tensor back = empty([n, c, height, width], dtype: ScalarType.Float32);
        (int planes, int windows, int pixels) =
            ((int)(n * c), (int)(signal.shape[2] * signal.shape[3]), (int)(height * width));
        TensorMemory.InParts(planes, pixels, (first, end) =>
        {
            Span<float> all = TensorMemory.Floats(back);
            ReadOnlySpan<float> signals = TensorMemory.Floats(signal);
            ReadOnlySpan<long> places = TensorMemory.Longs(switches);
            all[(first * pixels)..(end * pixels)].Clear();
            for (int plane = first; plane < end; plane++)
            {
                Span<float> image = all.Slice(plane * pixels, pixels);
                for (int at = plane * windows; at < (plane + 1) * windows; at++)
                {
                    image[(int)places[at]] += signals[at];
                }
            }
        });
        return back;
    }
}
