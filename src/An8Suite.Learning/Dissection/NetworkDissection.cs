using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Kernels;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using static TorchSharp.torch;

namespace An8Suite.Learning.Dissection;

/// <summary>
/// How well the channels of a network coincide with the parts of a plant, whose masks are known exactly.
/// </summary>
/// <remarks>
/// D. Bau, B. Zhou, A. Khosla, A. Oliva, A. Torralba, Network Dissection, CVPR 2017, arXiv 1704.05796: for each channel
/// k, T_k is the value that the top quantile (0.005) of its activations at all positions of all images exceeds; M_k(x)
/// is true where the map of image x, resized bilinearly to the image, exceeds T_k; and with L_c(x) the mask of part c
///
///     IoU(k, c) = sum_x |M_k(x) and L_c(x)| / sum_x |M_k(x) or L_c(x)|.
///
/// Four passes over the images: three find T exactly (<see cref="QuantileSearch"/>), one counts. Beyond the images
/// themselves, memory does not grow with their number.
/// </remarks>
/// <param name="network">Borrowed.</param>
/// <param name="layers">The layers to dissect; those without pixels are left out.</param>
public sealed class NetworkDissection(Network network, IReadOnlyList<string> layers)
{
    /// <summary>Passes over the images.</summary>
    public const int PassCount = QuantileSearch.PassCount + 1;

    private const int BatchSize = 16;

    /// <summary>Dissects every channel of the layers, in order of layer and channel.</summary>
    /// <param name="images">What the network sees.</param>
    /// <param name="partsOf">The part ids of the image at a place of <paramref name="images"/>.</param>
    /// <param name="partCount">Parts have the ids 1 to this.</param>
    /// <param name="quantile">The share of a channel's activations that count as active, above 0 and below 1.</param>
    /// <param name="progress">
    /// Called with the number of images passed, four times as many at the end as there are images.
    /// </param>
    /// <param name="cancellation">Looked at between batches.</param>
    public DissectionResult Run(
        ImageSet images,
        Func<int, PartMask> partsOf,
        int partCount,
        double quantile,
        Action<int>? progress = null,
        CancellationToken cancellation = default)
    {
        Evaluator.RequireSize(network, images);
        Dictionary<int, QuantileSearch[]> searches = [];
        int passed = 0;
        for (int pass = 0; pass < QuantileSearch.PassCount; pass++)
        {
            Pass((_, layers) => layers.ForEach(layer => Count(SearchesOf(layer.Place, layer.Output), layer.Output)));
            foreach (QuantileSearch search in searches.Values.SelectMany(all => all))
            {
                search.EndPass();
            }
        }

        Dictionary<int, float[]> thresholds = searches.ToDictionary(
            layer => layer.Key, layer => Array.ConvertAll(layer.Value, search => search.Threshold));
        var overlap = new PartOverlap(partCount, images.Height, images.Width);
        Pass((batch, layers) =>
        {
            Tensor[] masks = Array.ConvertAll(batch, image => overlap.Count(partsOf(image)));
            layers.ForEach(layer => overlap.Add(layer.Place, layer.Output, thresholds[layer.Place], masks));
        });
        return new DissectionResult(quantile, overlap.PartShares, [.. thresholds.OrderBy(layer => layer.Key).SelectMany(
            layer => layer.Value.Select((threshold, channel) =>
                overlap.Of(layer.Key, channel, new Feature(network.Layers[layer.Key].Name, channel), threshold)))]);

        QuantileSearch[] SearchesOf(int layer, Tensor output)
        {
            if (!searches.TryGetValue(layer, out QuantileSearch[]? found))
            {
                found = [.. Enumerable.Range(0, (int)output.shape[1]).Select(_ => new QuantileSearch(quantile))];
                searches.Add(layer, found);
            }

            return found;
        }

        void Pass(Action<int[], List<(int Place, Tensor Output)>> look)
        {
            foreach (int[] batch in Enumerable.Range(0, images.Count).Chunk(BatchSize))
            {
                cancellation.ThrowIfCancellationRequested();
                LookAt(images, batch, look);
                progress?.Invoke(passed += batch.Length);
            }
        }
    }

    private void LookAt(ImageSet images, int[] batch, Action<int[], List<(int Place, Tensor Output)>> look)
    {
        using IDisposable inference = no_grad();
        using IDisposable scope = NewDisposeScope();
        using ForwardTrace trace = network.Trace(network.Normalize(images.Batch(batch)));
        try
        {
            look(batch, [.. layers.Select(network.IndexOf)
                .Where(place => FeatureMaps.HasMaps(network, trace, place))
                .Select(place => (place, FeatureMaps.Of(network, trace, place, trace.OutputOf(place))))]);
        }
        catch (AggregateException error) when (error.InnerException is InputException found)
        {
            throw NotFinite.Of(found.Message, network, trace);
        }
    }

    private static void Count(QuantileSearch[] searches, Tensor output)
    {
        using Tensor plain = output.contiguous();
        float[] values = TensorMemory.Floats(plain).ToArray(); // (N, K, h, w)
        int size = (int)(output.shape[2] * output.shape[3]);
        Parallel.For(0, searches.Length, channel =>
        {
            for (int at = channel * size; at < values.Length; at += searches.Length * size)
            {
                searches[channel].Add(values.AsSpan(at, size));
            }
        });
    }
}
