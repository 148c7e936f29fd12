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
    /// <param name="request">The images and the network.</param>
    /// <param name="count">How many copies.</param>
    /// <param name="copies">Makes them.</param>
    /// <param name="factors">What the gradients of the copies of these numbers are multiplied by; null for 1.</param>
    internal static Tensor MeanGradients(
        ExplanationRequest request, int count, Copies copies, Copies? factors = null)
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
                var image = new OneImage(index, pixels);
                Tensor gradients = Gradients(request, copies(image, numbers), request.Targets[index]);
                gradients = factors is null ? gradients : gradients.mul(factors(image, numbers));
                sums[index].add_(gradients.sum(dim: 0L, keepdim: true), one);
            }
        }

        return cat(sums).div(divisor).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// For every image and pixel the mean of the explained logit over <paramref name="count"/> masked copies, weighted
    /// by what
    /// <paramref name="weigh"/> makes of each mask there. What a mask hides becomes the training set's mean colour.
    /// </summary>
    /// <remarks>
    /// The mean is Reference + Deviations: sums of deviations from one logit do not round where all logits are the
    /// same, so the masks' own pattern cannot become heat.
    /// </remarks>
    /// <param name="request">The images and the network.</param>
    /// <param name="count">How many masks.</param>
    /// <param name="masks">Masks number i, (numbers, 1, H, W): 1 where the image stays, 0 where it is hidden.</param>
    /// <param name="weigh">From masks to weights of the same shape, none negative.</param>
    /// <returns>
    /// The logit under mask 0, (N, 1, 1), and what to add to it at every pixel, (N, H, W): zeros for an image whose
    /// logits are <see cref="LogitSpread.IsRounding">the same but for rounding</see>.
    /// </returns>
    /// <exception cref="InputException">A pixel has no weight in any mask.</exception>
    internal static (Tensor Reference, Tensor Deviations) MeanLogits(
        ExplanationRequest request, int count, Func<int[], Tensor> masks, Func<Tensor, Tensor> weigh)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar one = 1;
        (int images, int height, int width) = (request.Samples.Count, request.Height, request.Width);
        Tensor sums = zeros([images, height * width], device: request.Input.device);
        Tensor totals = zeros([1, height * width], device: request.Input.device);
        float[][] logits = [.. Enumerable.Range(0, images).Select(_ => new float[count])];
        foreach (int[] numbers in Enumerable.Range(0, count).Chunk(request.Options.PassSize))
        {
            using DisposeScope pass = NewDisposeScope();
            Tensor visible = masks(numbers);
            Tensor weights = weigh(visible).reshape(numbers.Length, height * width);
            totals.add_(weights.sum(dim: 0L, keepdim: true), one);
            for (int image = 0; image < images; image++)
            {
                using DisposeScope copies = NewDisposeScope();
                float[] passed = Logits(request, image, request.Input.narrow(0, image, 1).mul(visible));
                passed.CopyTo(logits[image], numbers[0]);
                float[] deviations = Array.ConvertAll(passed, logit => logit - logits[image][0]);
                Tensor row = tensor(deviations, [1, numbers.Length], device: weights.device);
                sums.narrow(0, image, 1).add_(row.matmul(weights), one);
            }
        }

        if (totals.cpu().data<float>().Any(total => !(total > 0)))
        {
            throw new InputException(
                $"some pixel is hidden in all {count} masks, so nothing is known about it: take more masks");
        }

        float[] counts = Array.ConvertAll(logits, values => LogitSpread.IsRounding(values) ? 0f : 1f);
        Tensor means = sums.div(totals).mul(tensor(counts, [images, 1], device: sums.device));
        Tensor references = tensor(
            Array.ConvertAll(logits, values => values[0]), [images, 1, 1], device: sums.device);
        return (references.MoveToOuterDisposeScope(),
            means.reshape(images, height, width).MoveToOuterDisposeScope());
    }

    /// <summary>
    /// The explained logit of image <paramref name="image"/> for <paramref name="count"/> copies of it, of which
    /// <paramref name="copies"/> makes those of the given numbers, (numbers, 3, H, W).
    /// </summary>
    internal static float[] Logits(ExplanationRequest request, int image, int count, Copies copies)
    {
        using Tensor pixels = request.Input.narrow(0, image, 1);
        return [.. Enumerable.Range(0, count).Chunk(request.Options.PassSize).SelectMany(numbers =>
        {
            using DisposeScope pass = NewDisposeScope();
            return Logits(request, image, copies(new OneImage(image, pixels), numbers));
        })];
    }

    private static float[] Logits(ExplanationRequest request, int image, Tensor copies)
    {
        using DisposeScope scope = NewDisposeScope();
        return request.Network.Forward(copies)
            .select(1, request.Targets[image]).cpu().contiguous().data<float>().ToArray();
    }

    /// <summary>
    /// The gradient of the logit of <paramref name="label"/> at the output of <paramref name="layer"/> for every image
    /// of a trace; <see cref="Wiring.Input"/> is the network's input.
    /// </summary>
    internal static Tensor Gradients(ExplanationRequest request, ForwardTrace trace, int label, int layer)
    {
        using var sweep = new ReverseSweep(request.Network, trace, request.Options.PassSize);
        int last = request.Network.Layers.Count - 1;
        StartSignal[] starts = [.. Enumerable.Range(0, (int)trace.Logits.shape[0])
            .Select(i => StartSignal.OfLogit(i, last, label))];
        return sweep.ToOutputOf(layer, starts, BackwardRules.Gradient);
    }

    private static Tensor Gradients(ExplanationRequest request, Tensor inputs, int label)
    {
        using ForwardTrace trace = request.Network.Trace(inputs);
        return Gradients(request, trace, label, Wiring.Input);
    }
}
