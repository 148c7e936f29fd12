using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Kernels;

/// <summary>Tensors as memory, for the few operations that libtorch takes several passes for.</summary>
internal static class TensorMemory
{
    // Below it, handing work to another thread costs more than the work.
    private const int WorthSharing = 1 << 15;

    /// <summary>
    /// Whether the numbers are floats of the processor, one after the other, that no gradient is asked of.
    /// </summary>
    public static bool IsPlain(Tensor tensor) =>
        tensor.dtype == ScalarType.Float32 && tensor.device_type == DeviceType.CPU && tensor.is_contiguous()
        && !(tensor.requires_grad && is_grad_enabled());

    /// <summary>The numbers of a plain tensor, which must outlive the span.</summary>
    public static Span<float> Floats(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    /// <summary>The whole numbers of a contiguous tensor of them.</summary>
    public static ReadOnlySpan<long> Longs(Tensor tensor) => MemoryMarshal.Cast<byte, long>(tensor.bytes);

    /// <summary>
    /// Does <paramref name="part"/> for ranges of 0 to <paramref name="count"/> that together are all of it, on as many
    /// threads as libtorch may use.
    /// </summary>
    /// <param name="count">Of the things to do.</param>
    /// <param name="size">Numbers in each.</param>
    /// <param name="part">Is given the first and the end of a range.</param>
    public static void InParts(int count, int size, Action<int, int> part)
    {
        int threads = (int)Math.Min(get_num_threads(), Math.Max(1, (long)count * size / WorthSharing));
        if (threads == 1)
        {
            part(0, count);
            return;
        }

        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            part((int)((long)count * i / threads), (int)((long)count * (i + 1) / threads)));
    }
}
