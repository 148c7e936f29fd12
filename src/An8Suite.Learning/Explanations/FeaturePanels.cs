using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations;

/// <summary>Draws single features of one image; every map is stretched to [0, 1] on its own.</summary>
/// <remarks>Oramas, Wang, Tuytelaars, ICLR 2019, whose figures compare the three drawings of a feature.</remarks>
public static class FeaturePanels
{
    /// <summary>One panel a feature, in their order.</summary>
    /// <param name="network">Stays the caller's.</param>
    /// <param name="image">Of the network's size.</param>
    /// <param name="features">Such as those of an <see cref="Explanation"/>; none gives no panel.</param>
    public static IReadOnlyList<FeaturePanel> Of(
        Network network, SampleInput image, IReadOnlyList<RelevantFeature> features)
    {
        if (features.Count == 0)
        {
            return [];
        }

        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        using ForwardTrace trace = network.Trace(network.Normalize(ImageSet.Stack([image.Image])));
        using var sweep = new ReverseSweep(network, trace, ReverseSweep.DefaultChunkSize);
        int[] layers = [.. features.Select(feature => network.IndexOf(feature.Feature.Layer))];
        StartSignal[] starts = [.. features.Zip(
            layers, (feature, layer) => StartSignal.OfFeature(0, layer, feature.Feature.Channel))];
        Heatmap[] guided = Maps(HeatmapMaths.PositiveNorm(sweep.ToInput(starts, BackwardRules.GuidedBackprop)));
        Heatmap[] interpolated = Maps(
            HeatmapMaths.PositiveNorm(sweep.ToInput(starts, BackwardRules.InterpolatedDeconvolution)));
        return [.. features.Select((feature, i) => new FeaturePanel(
            feature,
            layers[i] + 1,
            network.Layers.Count,
            LayerRoles.ChannelCount(network, trace, layers[i]),
            Upsampled(layers[i], feature.Feature.Channel),
            guided[i],
            interpolated[i]))];

        Heatmap? Upsampled(int layer, int channel) =>
            !FeatureMaps.HasMaps(network, trace, layer) ? null : Maps(InterpolationMatrix.Resize(
                Interpolation.Bilinear,
                FeatureMaps.Of(network, trace, layer, trace.OutputOf(layer))[0][channel],
                image.Image.Height, image.Image.Width).relu().unsqueeze(0))[0];

        Heatmap[] Maps(Tensor raw) => HeatmapMaths.ToHeatmaps(HeatmapMaths.MinMax(raw), _ => image.Id, network, trace);
    }
}
