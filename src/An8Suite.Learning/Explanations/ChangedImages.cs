using An8Suite.Core;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>
/// Passes changed copies of the images through the network, <see cref="MethodOptions.PassSize"/> at once and no more.
/// </summary>
internal static class ChangedImages
{
    /// <summary>One image of the batch: its place and its normalised pixels (1, 3, H, W).</summary>
    internal readonly record struct OneImage(int Index, Tensor Pixels);

    /// <summary>Copies number i of an image, (numbers, 3, H, W); the caller disposes them.</summary>
    internal delegate Tensor Copies(OneImage image, int[] numbers);

    /// <summary>
    /// The mean of the explained logit's gradient over <paramref name="count"/> copies of every image, (N, 3, H, W).
    /// </summary>
    internal static Tensor MeanGradients(ExplanationRequest request, int count, Copies copies)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar one = 1;
        using Scalar divisor = count;
        Tensor[] sums = new Tensor[request.Samples.Count];
        for (int index = 0; index < sums.Length; index++)
        {
            Tensor pixels = request.Input.narrow(0, index, 1);
            sums[index] = zeros_like(pixels);
            foreach (int[] numbers in Enumerable.Range(0, count).Chunk(request.Options.PassSize))
            {
                using DisposeScope pass = NewDisposeScope();
                Tensor gradients = Gradients(
                    request, copies(new OneImage(index, pixels), numbers), request.Targets[index]);
                sums[index].add_(gradients.sum(dim: 0L, keepdim: true), one);
            }
        }

        return cat(sums).div(divisor).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// For every image and pixel the mean of the explained logit over <paramref name="count"/> masked copies, weighted
    /// by what
    /// <paramref name="weigh"/> makes of each mask there, (N, H, W). What a mask hides becomes the training set's mean
    /// colour.
    /// </summary>
    /// <param name="request">The images and the network.</param>
    /// <param name="count">How many masks.</param>
    /// <param name="masks">Masks number i, (numbers, 1, H, W): 1 where the image stays, 0 where it is hidden.</param>
    /// <param name="weigh">From masks to weights of the same shape, none negative.</param>
    /// <exception cref="InputException">A pixel has no weight in any mask.</exception>
    internal static Tensor MeanLogits(
        ExplanationRequest request, int count, Func<int[], Tensor> masks, Func<Tensor, Tensor> weigh)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar one = 1;
        (int height, int width) = (request.Height, request.Width);
        Tensor sums = zeros([request.Samples.Count, height * width], device: request.Input.device);
        Tensor totals = zeros([1, height * width], device: request.Input.device);
        foreach (int[] numbers in Enumerable.Range(0, count).Chunk(request.Options.PassSize))
        {
            using DisposeScope pass = NewDisposeScope();
            Tensor visible = masks(numbers);
            Tensor weights = weigh(visible).reshape(numbers.Length, height * width);
            totals.add_(weights.sum(dim: 0L, keepdim: true), one);
            for (int index = 0; index < request.Samples.Count; index++)
            {
                using DisposeScope image = NewDisposeScope();
                Tensor logits = request.Network.Forward(request.Input.narrow(0, index, 1).mul(visible));
                Tensor row = logits.narrow(1, request.Targets[index], 1).transpose(0, 1); // (1, numbers)
                sums.narrow(0, index, 1).add_(row.matmul(weights), one);
            }
        }

        if (totals.cpu().data<float>().Any(total => !(total > 0)))
        {
            throw new InputException(
                $"some pixel is hidden in all {count} masks, so nothing is known about it: take more masks");
        }

        return sums.div(totals).reshape(request.Samples.Count, height, width).MoveToOuterDisposeScope();
    }

    private static Tensor Gradients(ExplanationRequest request, Tensor inputs, int label)
    {
        using ForwardTrace trace = request.Network.Trace(inputs);
        using var sweep = new ReverseSweep(request.Network, trace, request.Options.PassSize);
        int last = request.Network.Layers.Count - 1;
        StartSignal[] starts = [.. Enumerable.Range(0, (int)inputs.shape[0])
            .Select(i => StartSignal.OfLogit(i, last, label))];
        return sweep.ToInput(starts, BackwardRules.Gradient);
    }
}
