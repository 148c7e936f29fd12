using An8Suite.Core;
using An8Suite.Learning.Explanations.Rules;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// RISE: the mean of the class logit over N randomly masked copies of the image, weighted by how visible the pixel is
/// in each: S(p) = sum_i logit(x . M_i) M_i(p) / sum_i M_i(p). A mask is a grid of s x s cells, each visible with
/// probability share p, resized bilinearly to s + 1 cells of ceil(side / s) pixels and cropped at a random place within
/// one cell.
/// </summary>
/// <remarks>
/// V. Petsiuk, A. Das, K. Saenko, RISE, BMVC 2018, arXiv 1806.07421. They divide by N E[M], the expectation of the sum
/// that stands here: with it an offset of all logits drops out exactly, not only on average. They explain
/// probabilities; here as everywhere logits are explained. What a mask hides becomes the training set's mean colour.
/// The masks depend on the seed alone and are the same for every image.
/// </remarks>
internal static class Rise
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        return HeatmapMaths.OnePerImage(request, Saliency(request).Deviations);
    }

    /// <summary>S is their sum: the logit under mask 0, (N, 1, 1), and what differs from it, (N, H, W).</summary>
    internal static (Tensor Reference, Tensor Deviations) Saliency(ExplanationRequest request) =>
        ChangedImages.MeanLogits(
            request,
            request.Options.RiseMasks,
            numbers =>
            {
                using DisposeScope scope = NewDisposeScope();
                Tensor[] masks = [.. numbers.Select(number => Mask(request, number))];
                return stack(masks).unsqueeze(1).to(request.Input.device).MoveToOuterDisposeScope();
            },
            visible => visible.alias());

    /// <summary>Mask number <paramref name="number"/>, (H, W).</summary>
    internal static Tensor Mask(ExplanationRequest request, int number)
    {
        using DisposeScope scope = NewDisposeScope();
        int side = request.Options.RiseGrid;
        var random = new CounterRandom(request.Seed, "rise", (ulong)number);
        float[] cells = new float[side * side];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = random.NextDouble() < request.Options.RiseVisible ? 1 : 0;
        }

        int cellHeight = (request.Height + side - 1) / side;
        int cellWidth = (request.Width + side - 1) / side;
        Tensor large = InterpolationMatrix.Resize(
            Interpolation.Bilinear, tensor(cells, [side, side]), (side + 1) * cellHeight, (side + 1) * cellWidth);
        return large
            .narrow(0, random.NextInt32(cellHeight), request.Height)
            .narrow(1, random.NextInt32(cellWidth), request.Width)
            .MoveToOuterDisposeScope();
    }
}
