using An8Suite.Learning.Explanations.Rules;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// The activation maps of the k most relevant channels that have one, resized bilinearly (half-pixel) to the input;
/// positive part, min-max, pixelwise maximum over the k maps.
/// </summary>
/// <remarks>
/// The comparison of Oramas, Wang, Tuytelaars, ICLR 2019. Neurons of fully connected layers have no map: k counts the
/// relevant channels of layers that do, and an image that has none gets no map.
/// </remarks>
internal static class UpsampledActivation
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        const string because = "no channel with an activation map speaks for the class";
        StartSignal[] starts = request.FeatureStarts(
            layer => FeatureMaps.HasMaps(request.Network, request.Trace, layer));
        if (starts.Length == 0)
        {
            return request.AllEmpty(because);
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor[] maps = [.. starts.Select(start => InterpolationMatrix.Resize(
            Interpolation.Bilinear,
            FeatureMaps.Of(request.Network, request.Trace, start.Layer, request.Trace.OutputOf(start.Layer))
                [start.Image][start.Channel],
            request.Height,
            request.Width))];
        return HeatmapMaths.MaximumPerImage(request, starts, stack(maps).relu(), because);
    }
}
