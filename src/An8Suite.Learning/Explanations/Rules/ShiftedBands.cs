using An8Suite.Learning.Convolutions;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Rules;

/// <summary>
/// Resizing and convolving along one axis at once: out[p] = sum_i sum_a R[p + p_a - i, a] values[i, a], with R the
/// interpolation matrix and i the kernel's offset.
/// </summary>
/// <remarks>
/// As one matrix product it would mostly multiply by zero, since a row of R has one or two values that are not; so the
/// output is made in bands, each of which needs a short run of a only.
/// </remarks>
internal static class ShiftedBands
{
    private const int Length = 32;

    /// <summary>(N, M, L, F, a), in any order in memory, to (N, M, L, B).</summary>
    internal static Tensor Along(Tensor values, ConvolutionAxis axis, Interpolation interpolation)
    {
        using DisposeScope scope = NewDisposeScope();
        long[] shape = values.shape;
        Tensor[] bands = [.. Bands(axis, interpolation).Select(band =>
        {
            // One product of two matrices a band: many small ones, one a map, take several times as long.
            long width = shape[3] * band.Count;
            Tensor part = values.narrow(4, band.First, band.Count).reshape(shape[0] * shape[1] * shape[2], width);
            return part.matmul(tensor(band.Matrix, [band.Rows, width], device: values.device).transpose(0, 1));
        })];
        return cat(bands, 1).reshape(shape[0], shape[1], shape[2], axis.InputSize).MoveToOuterDisposeScope();
    }

    /// <summary>Multiplications for each value of the other axes, about.</summary>
    internal static double Cost(ConvolutionAxis axis)
    {
        double run = Math.Min(
            axis.OutputSize, ((double)(Length + axis.Kernel) * axis.OutputSize / axis.InterpolatedSize) + 2);
        return axis.InputSize * axis.Kernel * run;
    }

    /// <summary>Rows of the output, and the run of a that they need.</summary>
    /// <param name="Rows">How many rows.</param>
    /// <param name="First">The first a.</param>
    /// <param name="Count">How many.</param>
    /// <param name="Matrix">(Rows, F Count): for every offset i the row p + p_a - i of R, or zeros outside.</param>
    private readonly record struct Band(int Rows, int First, int Count, float[] Matrix);

    private static IEnumerable<Band> Bands(ConvolutionAxis axis, Interpolation interpolation)
    {
        int size = axis.OutputSize;
        float[] resize = InterpolationMatrix.Of(interpolation, size, axis.InterpolatedSize);
        for (int start = 0; start < axis.InputSize; start += Length)
        {
            int end = Math.Min(start + Length, axis.InputSize);

            // R's values that are not zero move to the right from row to row, so those of the outermost rows bound all.
            int low = Math.Clamp(start + axis.PadBefore - axis.Kernel + 1, 0, axis.InterpolatedSize - 1);
            int high = Math.Clamp(end - 1 + axis.PadBefore, 0, axis.InterpolatedSize - 1);
            int first = resize.AsSpan(low * size, size).IndexOfAnyExcept(0f);
            int count = resize.AsSpan(high * size, size).LastIndexOfAnyExcept(0f) - first + 1;
            float[] matrix = new float[(end - start) * axis.Kernel * count];
            for (int place = 0; place < (end - start) * axis.Kernel; place++)
            {
                int row = start + (place / axis.Kernel) + axis.PadBefore - (place % axis.Kernel);
                if (row >= 0 && row < axis.InterpolatedSize)
                {
                    resize.AsSpan((row * size) + first, count).CopyTo(matrix.AsSpan(place * count));
                }
            }

            yield return new Band(end - start, first, count, matrix);
        }
    }
}
