using An8Suite.Core;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Expected gradients: the mean of (x - x') d logit / d x at x' + a (x - x') over n draws of a reference x' from the
/// training images and of a from [0, 1); the pixel's heat is |sum over RGB|. Also known as GradientSHAP.
/// </summary>
/// <remarks>
/// G. Erion et al., Improving performance of deep learning models with axiomatic attribution priors and expected
/// gradients, Nature Machine Intelligence 3, 2021, arXiv 1906.10670, equation 3. Completeness, in the limit of many
/// draws: over all pixels and colours the attributions add up to logit(x) - the mean of logit(x'). The draws are keyed
/// by the image's id. Without training images the mean colour is the only reference.
/// </remarks>
internal static class ExpectedGradients
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        return HeatmapMaths.MagnitudePerImage(request, Attributions(request).sum(dim: 1L));
    }

    /// <summary>One value a pixel and colour, (N, 3, H, W).</summary>
    internal static Tensor Attributions(ExplanationRequest request) => ChangedImages.MeanGradients(
        request,
        request.Options.ExpectedGradientsSamples,
        (image, numbers) =>
        {
            using DisposeScope scope = NewDisposeScope();
            (Tensor references, Tensor shares) = Drawn(request, image, numbers);
            return references.add(image.Pixels.sub(references).mul(shares)).MoveToOuterDisposeScope();
        },
        (image, numbers) =>
        {
            using DisposeScope scope = NewDisposeScope();
            return image.Pixels.sub(Drawn(request, image, numbers).References).MoveToOuterDisposeScope();
        });

    /// <summary>Draw number i: the reference's place among <paramref name="count"/>, the share of the image.</summary>
    internal static (int Reference, double Share) Draw(ulong seed, string id, int number, int count)
    {
        var random = new CounterRandom(seed, $"expected-gradients/{id}", (ulong)number);
        return (random.NextInt32(count), random.NextDouble());
    }

    private static (Tensor References, Tensor Shares) Drawn(
        ExplanationRequest request, ChangedImages.OneImage image, int[] numbers)
    {
        int count = (int)(request.References?.shape[0] ?? 1);
        string id = request.Samples[image.Index].Id;
        (int Reference, double Share)[] draws = Array.ConvertAll(
            numbers, number => Draw(request.Seed, id, number, count));
        Device device = image.Pixels.device;
        Tensor shares = tensor(
            Array.ConvertAll(draws, draw => (float)draw.Share), [numbers.Length, 1, 1, 1], device: device);
        return request.References is null
            ? (zeros_like(image.Pixels), shares)
            : (request.References.index_select(
                0, tensor(Array.ConvertAll(draws, draw => (long)draw.Reference), device: device)), shares);
    }
}
