using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Occlusion: how far the class logit drops when a window of the image becomes the training set's mean colour; a
/// pixel's value is the mean over the windows that cover it, its heat the positive part of that.
/// </summary>
/// <remarks>
/// M. D. Zeiler, R. Fergus, Visualizing and Understanding Convolutional Networks, ECCV 2014, arXiv 1311.2901, section
/// 4.2. Windows lie inside the image, a stride apart; one more ends at the border where the stride does not meet it.
/// </remarks>
internal static class Occlusion
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        return HeatmapMaths.PositivePerImage(request, Drops(request));
    }

    /// <summary>The mean drop of the logit at every pixel, (N, H, W).</summary>
    internal static Tensor Drops(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar one = 1;
        (int height, int width) = (request.Height, request.Width);
        int windowHeight = MethodOptions.Pixels(request.Options.OcclusionWindow, height);
        int windowWidth = MethodOptions.Pixels(request.Options.OcclusionWindow, width);
        int[] tops = Starts(height, windowHeight, MethodOptions.Pixels(request.Options.OcclusionStride, height));
        int[] lefts = Starts(width, windowWidth, MethodOptions.Pixels(request.Options.OcclusionStride, width));
        (Tensor reference, Tensor deviations) = ChangedImages.MeanLogits(
            request, tops.Length * lefts.Length, Masks, visible => visible.neg().add(one, one));
        Tensor targets = tensor(
            [.. request.Targets.Select(label => (long)label)], [request.Targets.Count, 1], device: deviations.device);
        Tensor logits = request.Trace.Logits.gather(1, targets).unsqueeze(2); // (N, 1, 1)
        return logits.sub(reference).sub(deviations).MoveToOuterDisposeScope();

        Tensor Masks(int[] numbers)
        {
            float[] visible = new float[numbers.Length * height * width];
            Array.Fill(visible, 1);
            for (int i = 0; i < numbers.Length; i++)
            {
                (int top, int left) = (tops[numbers[i] / lefts.Length], lefts[numbers[i] % lefts.Length]);
                for (int y = top; y < top + windowHeight; y++)
                {
                    visible.AsSpan((((i * height) + y) * width) + left, windowWidth).Clear();
                }
            }

            return tensor(visible, [numbers.Length, 1, height, width], device: request.Input.device);
        }
    }

    /// <summary>Where windows begin along one side.</summary>
    internal static int[] Starts(int side, int window, int stride)
    {
        int last = side - window;
        int[] starts = [.. Enumerable.Range(0, (last / stride) + 1).Select(i => i * stride)];
        return starts[^1] == last ? starts : [.. starts, last];
    }
}
