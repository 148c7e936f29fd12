using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// Eigen-CAM: with O (positions x K) the activations A of an image and O = U S V^T, the map is O v_1, the projection on
/// the first right singular vector; ReLU, then as <see cref="GradCam"/>. The class does not enter.
/// </summary>
/// <remarks>
/// M. B. Muhammad, M. Yeasin, Eigen-CAM, IJCNN 2020, arXiv 2008.00299: O is not centred. A singular vector has no sign
/// of its own; here the one whose projections add up to more than 0 is taken. Behind a ReLU all projections then are at
/// least 0 (Perron and Frobenius), and the ReLU changes nothing.
/// </remarks>
internal static class EigenCam
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor activations = request.Trace.OutputOf(GradCam.LastBlock(request.Network));
        return ClassActivation.Explain(request, Projections(activations));
    }

    /// <summary>O v_1 of every image: (N, K, h, w) to (N, h, w).</summary>
    internal static Tensor Projections(Tensor activations)
    {
        using DisposeScope scope = NewDisposeScope();
        long[] shape = activations.shape;
        Tensor[] maps = [.. Enumerable.Range(0, (int)shape[0]).Select(image =>
            Projection(activations[image].reshape(shape[1], -1)).reshape(shape[2], shape[3]))];
        return stack(maps).to(activations.device).MoveToOuterDisposeScope();
    }

    /// <summary>From O^T (K, positions) of one image, in double: s_1 u_1 = O v_1.</summary>
    private static Tensor Projection(Tensor turned)
    {
        using DisposeScope scope = NewDisposeScope();
        if (!turned.isfinite().all().cpu().item<bool>())
        {
            return turned.sum(dim: 0L).cpu().MoveToOuterDisposeScope(); // not finite either, for the map's own check
        }

        (_, Tensor values, Tensor positions) = linalg.svd(turned.cpu().to(ScalarType.Float64), fullMatrices: false);
        Tensor projection = positions[0].mul(values[0]);
        return (projection.sum().item<double>() < 0 ? projection.neg() : projection)
            .to(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}
