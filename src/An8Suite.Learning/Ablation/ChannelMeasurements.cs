using An8Suite.Learning.Explanations;
using An8Suite.Learning.Explanations.Rules;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Ablation;

/// <summary>What training images say about every channel, for the orders that no selection gives.</summary>
public sealed record ChannelMeasurements
{
    /// <summary>The mean of every column's map over pixels and images.</summary>
    public required float[] Means { get; init; }

    /// <summary>sum_uv g A of the logit of the class, averaged over its images; classes x columns.</summary>
    public required double[][] GradientActivations { get; init; }

    /// <summary>Measures every column of <paramref name="places"/> on <paramref name="images"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="places">Where the columns are.</param>
    /// <param name="images">Training images, some of every class.</param>
    /// <param name="batchSize">Images that pass together.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    public static ChannelMeasurements Of(
        Network network, ChannelPlaces places, ImageSet images, int batchSize, CancellationToken cancellation = default)
    {
        int classes = network.Description.Classes.Count;
        double[] means = new double[places.Count];
        double[][] sums = [.. Enumerable.Range(0, classes).Select(_ => new double[places.Count])];
        int[] counts = [.. Enumerable.Range(0, classes).Select(label => images.Labels.Count(l => l == label))];
        foreach (int[] batch in Enumerable.Range(0, images.Count).Chunk(batchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            int[] labels = [.. batch.Select(image => images.Labels[image])];
            (float[] Means, float[] Products)[] layers = PerLayer(network, places, images, batch);
            for (int column = 0; column < places.Count; column++)
            {
                int layer = places.LayerOf(column);
                for (int i = 0; i < labels.Length; i++)
                {
                    int at = (i * places.ChannelCountOf(layer)) + places.ChannelOf(column);
                    means[column] += (double)layers[layer].Means[at] / images.Count;
                    sums[labels[i]][column] += (double)layers[layer].Products[at] / counts[labels[i]];
                }
            }
        }

        return new ChannelMeasurements
        {
            Means = Array.ConvertAll(means, mean => (float)mean),
            GradientActivations = sums,
        };
    }

    /// <summary>
    /// The mean activation, and the sum of gradient times activation, of every image and channel of the recorded
    /// layers.
    /// </summary>
    private static (float[] Means, float[] Products)[] PerLayer(
        Network network, ChannelPlaces places, ImageSet images, int[] batch)
    {
        using DisposeScope scope = NewDisposeScope();
        using ForwardTrace trace = network.Trace(network.Normalize(images.Batch(batch)));
        using var sweep = new ReverseSweep(network, trace);
        StartSignal[] starts = [.. batch.Select(
            (image, i) => StartSignal.OfLogit(i, network.Layers.Count - 1, images.Labels[image]))];
        var layers = new (float[] Means, float[] Products)[network.Layers.Count];
        foreach (int layer in places.Layers)
        {
            Tensor output = trace.OutputOf(layer);
            Tensor products = sweep.ToOutputOf(layer, starts, BackwardRules.Gradient).mul(output);
            layers[layer] = (PerChannel(output, mean: true), PerChannel(products, mean: false));
        }

        return layers;
    }

    /// <summary>(N, C, ...) to (N, C), image by image.</summary>
    private static float[] PerChannel(Tensor values, bool mean)
    {
        long[] pixels = [2, 3];
        Tensor each = values.dim() < 4 ? values : mean ? values.mean(pixels) : values.sum(pixels);
        return each.cpu().contiguous().data<float>().ToArray();
    }
}
