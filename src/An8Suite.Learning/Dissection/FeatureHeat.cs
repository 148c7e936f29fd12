using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using static TorchSharp.torch;

namespace An8Suite.Learning.Dissection;

/// <summary>Where in images one feature finds what excites it.</summary>
public static class FeatureHeat
{
    /// <summary>
    /// The feature's interpolated deconvolution from its own activation map, min-max, for each of the chosen images;
    /// zeros where the feature is silent.
    /// </summary>
    public static IReadOnlyList<Heatmap> Of(Network network, Feature feature, ImageSet images, int[] chosen)
    {
        Evaluator.RequireSize(network, images);
        int layer = network.IndexOf(feature.Layer);
        using IDisposable inference = no_grad();
        using IDisposable scope = NewDisposeScope();
        using ForwardTrace trace = network.Trace(network.Normalize(images.Batch(chosen)));
        using var sweep = new ReverseSweep(network, trace);
        StartSignal[] starts = [.. chosen.Select((_, image) => StartSignal.OfFeature(image, layer, feature.Channel))];
        Tensor signal = sweep.ToInput(starts, BackwardRules.InterpolatedDeconvolution);
        return HeatmapMaths.ToHeatmaps(
            HeatmapMaths.MinMax(HeatmapMaths.PositiveNorm(signal)), image => images.Ids[chosen[image]], network, trace);
    }
}
