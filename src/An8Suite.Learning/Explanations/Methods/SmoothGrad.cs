using An8Suite.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// SmoothGrad: the mean of d logit / d x over n copies of the image with Gaussian noise of standard deviation
/// sigma (max x - min x) on every value; a pixel's heat is the largest magnitude over RGB, as in
/// <see cref="Gradient"/>.
/// </summary>
/// <remarks>
/// D. Smilkov et al., SmoothGrad: removing noise by adding noise, 2017, arXiv 1706.03825. The noise is keyed by the
/// image's id and the copy's number, so it depends neither on the batch nor on how many copies pass together.
/// </remarks>
internal static class SmoothGrad
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor gradient = MeanGradients(request);
        return HeatmapMaths.OnePerImage(request, Gradient.Magnitude(gradient), gradient.sum(dim: 1L));
    }

    /// <summary>(N, 3, H, W).</summary>
    internal static Tensor MeanGradients(ExplanationRequest request) => ChangedImages.MeanGradients(
        request,
        request.Options.SmoothGradSamples,
        (image, copies) => Noisy(request, image, copies));

    /// <summary>Copies of an image with noise, (copies, 3, H, W).</summary>
    internal static Tensor Noisy(ExplanationRequest request, ChangedImages.OneImage image, int[] copies)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar sigma = request.Options.SmoothGradSigma;
        using Scalar one = 1;
        Tensor deviation = image.Pixels.amax([0, 1, 2, 3]).sub(image.Pixels.amin([0, 1, 2, 3])).mul(sigma);
        string id = request.Samples[image.Index].Id;
        float[] noise = [.. copies.SelectMany(copy => Noise(request.Seed, id, copy, (int)image.Pixels.numel()))];
        Tensor normals = tensor(noise, [copies.Length, .. image.Pixels.shape[1..]], device: image.Pixels.device);
        return normals.mul(deviation).add(image.Pixels, one).MoveToOuterDisposeScope();
    }

    /// <summary>Standard normal numbers, in pairs by Box and Muller's transformation (1958).</summary>
    internal static float[] Noise(ulong seed, string id, int copy, int count)
    {
        var random = new CounterRandom(seed, $"smoothgrad/{id}", (ulong)copy);
        float[] values = new float[count];
        for (int i = 0; i < count; i += 2)
        {
            (double first, double second) = random.NextNormals();
            values[i] = (float)first;
            if (i + 1 < count)
            {
                values[i + 1] = (float)second;
            }
        }

        return values;
    }
}
