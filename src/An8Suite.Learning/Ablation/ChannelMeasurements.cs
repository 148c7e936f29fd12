using An8Suite.Core;
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
            using DisposeScope scope = NewDisposeScope();
            using ForwardTrace trace = network.Trace(network.Normalize(images.Batch(batch)));
            using var sweep = new ReverseSweep(network, trace);
            StartSignal[] starts = [.. batch.Select((image, i) =>
                StartSignal.OfLogit(i, network.Layers.Count - 1, images.Labels[image]))];
            foreach (int layer in places.Layers)
            {
                float[] average = PerChannel(trace.OutputOf(layer), mean: true);
                float[] products = PerChannel(
                    sweep.ToOutputOf(layer, starts, BackwardRules.Gradient).mul(trace.OutputOf(layer)), mean: false);
                int channels = places.ChannelCountOf(layer);
                foreach (int column in Enumerable.Range(0, places.Count).Where(column => places.LayerOf(column) == layer))
                {
                    for (int i = 0; i < batch.Length; i++)
                    {
                        int label = images.Labels[batch[i]];
                        int at = (i * channels) + places.ChannelOf(column);
                        means[column] += (double)average[at] / images.Count;
                        sums[label][column] += (double)products[at] / counts[label];
                    }
                }
            }
        }

        return new ChannelMeasurements { Means = Array.ConvertAll(means, mean => (float)mean), GradientActivations = sums };
    }

    /// <summary>(N, C, ...) to (N, C), image by image.</summary>
    private static float[] PerChannel(Tensor values, bool mean)
    {
        long[] pixels = [2, 3];
        Tensor each = values.dim() < 4 ? values : mean ? values.mean(pixels) : values.sum(pixels);
        return each.cpu().contiguous().data<float>().ToArray();
    }
}
