using An8Suite.Learning.Explanations.Rules;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Explanations.Methods;

/// <summary>
/// SVEBI: the activation maps of all relevant channels that have one, resized bilinearly (half-pixel) to the input and
/// added up; min-max.
/// </summary>
/// <remarks>
/// J. De Laet, H. Behzadi-Khormouji, L. Deckers, J. Oramas, SVEBI, ECML PKDD 2025, doi 10.1007/978-3-032-06066-2_27,
/// for networks that do not spike. Neither weights nor k enter: which channels are relevant is the selection's to say,
/// best with its preset <c>svebi</c>.
/// </remarks>
internal static class Svebi
{
    internal static MethodMap[] Explain(ExplanationRequest request)
    {
        const string because = "no channel with an activation map speaks for the class";
        ILookup<int, StartSignal> starts = request
            .FeatureStarts(layer => FeatureMaps.HasMaps(request.Network, request.Trace, layer), most: int.MaxValue)
            .ToLookup(start => start.Image);
        using DisposeScope scope = NewDisposeScope();
        Tensor[] maps = [.. request.Samples.Select((_, image) => Sum(request, starts[image]))];
        MethodMap[] drawn = HeatmapMaths.OnePerImage(request, stack(maps));
        return [.. drawn.Select((map, image) =>
            starts.Contains(image) ? map : MethodMap.Empty(request.Width, request.Height, because))];
    }

    /// <summary>(H, W); resizing is linear, so a layer's maps are added before it.</summary>
    private static Tensor Sum(ExplanationRequest request, IEnumerable<StartSignal> starts)
    {
        using DisposeScope scope = NewDisposeScope();
        using Scalar one = 1;
        Tensor sum = zeros([request.Height, request.Width], device: request.Input.device);
        foreach (IGrouping<int, StartSignal> layer in starts.GroupBy(start => start.Layer))
        {
            using Tensor channels = tensor([.. layer.Select(start => (long)start.Channel)], device: sum.device);
            Tensor all = FeatureMaps.Of(
                request.Network, request.Trace, layer.Key, request.Trace.OutputOf(layer.Key));
            Tensor maps = all[layer.First().Image].index_select(0, channels);
            sum.add_(
                InterpolationMatrix.Resize(
                    Interpolation.Bilinear, maps.sum(dim: 0L), request.Height, request.Width),
                one);
        }

        return sum.MoveToOuterDisposeScope();
    }
}
