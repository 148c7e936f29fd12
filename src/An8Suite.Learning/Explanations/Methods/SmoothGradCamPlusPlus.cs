using An8Suite.Learning.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Smooth Grad-CAM++: the derivatives of <see cref="GradCamPlusPlus"/>, each averaged over n copies of the image with
/// the noise of <see cref="SmoothGrad"/>. With D_m the mean of exp(y) g^m, g = dy / dA_k:
/// alpha = D_2 / (2 D_2 + sum_ab A_k(a, b) D_3), w_k = sum_uv alpha ReLU(D_1); ReLU(sum_k w_k A_k), A that of the image
/// without noise; then as <see cref="GradCam"/>.
/// </summary>
/// <remarks>
/// D. Omeiza, S. Speakman, C. Cintas, K. Weldemariam, Smooth Grad-CAM++, 2019, arXiv 1908.01224, equations 8 to 10, for
/// the exponential of the logit y as in Grad-CAM++, so a copy counts by exp(y). Without noise it is Grad-CAM++.
/// </remarks>
internal static class SmoothGradCamPlusPlus
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        int layer = GradCam.LastBlock(request.Network);
        Tensor[] maps = [.. request.Samples.Select((_, image) => Map(request, image, layer))];
        return ClassActivation.Explain(request, cat(maps));
    }

    /// <summary>The map of one image at the layer's resolution before its ReLU, (1, h, w).</summary>
    internal static Tensor Map(ExplanationRequest request, int image, int layer)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar zero = 0;
        using Scalar one = 1;
        using Scalar two = 2;
        Tensor[] powers = Derivatives(request, image, layer);
        Tensor activations = request.Trace.OutputOf(layer).narrow(0, image, 1);
        Tensor around = activations.sum([2L, 3L], keepdim: true).mul(powers[2]);
        Tensor divisor = powers[1].mul(two).add(around, one);
        Tensor undefined = divisor.eq(zero);
        Tensor alpha = powers[1].div(divisor.masked_fill(undefined, one)).masked_fill(undefined, zero);
        Tensor weights = alpha.mul(powers[0].relu()).sum([2L, 3L], keepdim: true);
        return weights.mul(activations).sum(dim: 1L).MoveToOuterDisposeScope();
    }

    /// <summary>D_1, D_2 and D_3, (1, K, h, w), but for one factor that they share.</summary>
    private static Tensor[] Derivatives(ExplanationRequest request, int image, int layer)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar one = 1;
        Tensor pixels = request.Input.narrow(0, image, 1);
        Tensor[] sums = [.. Enumerable.Range(0, 3)
            .Select(_ => zeros_like(request.Trace.OutputOf(layer).narrow(0, image, 1)))];
        float largest = float.NegativeInfinity;
        foreach (int[] numbers in Enumerable.Range(0, request.Options.SmoothGradSamples)
            .Chunk(request.Options.PassSize))
        {
            using DisposeScope pass = NewDisposeScope();
            var copies = new ChangedImages.OneImage(image, pixels);
            (float[] logits, Tensor gradients) = Passed(
                request, SmoothGrad.Noisy(request, copies, numbers), request.Targets[image], layer);

            // exp(y) would overflow: every sum is held divided by exp of the largest y so far.
            float higher = Math.Max(largest, logits.Max());
            using Scalar rescale = Math.Exp(largest - higher);
            largest = higher;
            Tensor power = tensor(
                Array.ConvertAll(logits, logit => MathF.Exp(logit - higher)), [logits.Length, 1, 1, 1],
                device: gradients.device);
            foreach (Tensor sum in sums)
            {
                power = power.mul(gradients);
                sum.mul_(rescale).add_(power.sum(dim: 0L, keepdim: true), one);
            }
        }

        return [.. sums.Select(sum => sum.MoveToOuterDisposeScope())];
    }

    private static (float[] Logits, Tensor Gradients) Passed(
        ExplanationRequest request, Tensor copies, int label, int layer)
    {
        using ForwardTrace trace = request.Network.Trace(copies);
        using Tensor logits = trace.Logits.select(1, label).cpu();
        return (logits.contiguous().data<float>().ToArray(), ChangedImages.Gradients(request, trace, label, layer));
    }
}
