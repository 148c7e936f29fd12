using An8Suite.Core.Imaging;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>One image cut into segments that are hidden or shown as a whole.</summary>
/// <remarks>
/// The visible parts, the background among them: a network may look there too. Without part ids, or where a grid is
/// asked for, the cells of a grid (<see cref="GridCells"/>).
/// </remarks>
/// <param name="count">How many.</param>
/// <param name="places">The segment of every pixel, height x width, 0 to count - 1.</param>
internal sealed class Segments(int count, int[] places)
{
    /// <summary>How many.</summary>
    internal int Count => count;

    /// <summary>The segment of every pixel, height x width.</summary>
    internal IReadOnlyList<int> Places => places;

    /// <summary>Those of one image.</summary>
    internal static Segments Of(ExplanationRequest request, int image)
    {
        (int height, int width, int grid) = (request.Height, request.Width, request.Options.SegmentGrid);
        if (request.Options.Segments == SegmentSource.Parts
            && request.Samples[image].Parts is PartMask parts && (parts.Height, parts.Width) == (height, width))
        {
            byte[] ids = [.. parts.Ids.Distinct().Order()];
            return new Segments(ids.Length, Array.ConvertAll(parts.Ids, id => Array.BinarySearch(ids, id)));
        }

        return new Segments(grid * grid, GridCells.Places(width, height, grid));
    }

    /// <summary>
    /// The results of a method that gives every segment of an image a value: what is above 0, on the segment's pixels.
    /// </summary>
    internal static MethodMap[] Explain(
        ExplanationRequest request, Func<ExplanationRequest, int, Segments, double[]> values)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] maps = [.. request.Samples.Select((_, image) =>
        {
            var segments = Of(request, image);
            return segments.Painted(request, values(request, image, segments));
        })];
        return HeatmapMaths.PositivePerImage(request, stack(maps));
    }

    /// <summary>
    /// The explained logit for every coalition, the segments that are shown; what is hidden becomes the mean colour.
    /// The same number for all where they differ by no more than rounding.
    /// </summary>
    internal double[] Logits(ExplanationRequest request, int image, IReadOnlyList<bool[]> coalitions)
    {
        using Tensor pixels = tensor(Array.ConvertAll(places, place => (long)place), device: request.Input.device);
        float[] logits = ChangedImages.Logits(request, image, coalitions.Count, (one, numbers) =>
        {
            using DisposeScope scope = NewDisposeScope();
            float[] shown = [.. numbers.SelectMany(number => coalitions[number].Select(isShown => isShown ? 1f : 0f))];
            Tensor masks = tensor(shown, [numbers.Length, count], device: one.Pixels.device).index_select(1, pixels);
            return one.Pixels.mul(masks.reshape(numbers.Length, 1, request.Height, request.Width))
                .MoveToOuterDisposeScope();
        });
        return Array.ConvertAll(logits, logit => (double)(LogitSpread.IsRounding(logits) ? logits[0] : logit));
    }

    /// <summary>Every pixel gets its segment's value, (height, width).</summary>
    internal Tensor Painted(ExplanationRequest request, double[] values) => tensor(
        Array.ConvertAll(places, place => (float)values[place]), [request.Height, request.Width],
        device: request.Input.device);
}
