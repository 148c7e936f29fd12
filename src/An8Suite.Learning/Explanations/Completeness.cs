using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>
/// What a method's signed values add up to, as a share of what its paper promises: the explained logit for relevance,
/// where this is called conservation; the logit's change from the baseline for integrated gradients and DeepLIFT.
/// </summary>
internal static class Completeness
{
    /// <summary>One share an image; 1 is complete. Null where nothing was promised, because that is 0.</summary>
    /// <param name="values">(N, 3, H, W).</param>
    /// <param name="promised">One value an image.</param>
    internal static double?[] Of(Tensor values, IReadOnlyList<double> promised)
    {
        using DisposeScope scope = NewDisposeScope();
        double[] sums = values.sum([1, 2, 3], type: ScalarType.Float64).cpu().data<double>().ToArray();
        return [.. sums.Zip(promised, (sum, whole) => double.IsFinite(sum / whole) ? sum / whole : (double?)null)];
    }
}
