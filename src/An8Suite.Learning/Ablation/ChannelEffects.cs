using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Ablation;

/// <summary>The measured effect of silencing each channel alone: what an order that knows it would go by.</summary>
public sealed class ChannelEffects(Network network, ChannelPlaces places)
{
    /// <summary>Images that pass together.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>How far the margin of the class falls, averaged over its images; classes x columns.</summary>
    /// <param name="images">Training images, some of every class.</param>
    /// <param name="means">What takes a channel's place, one a column; null for zeros.</param>
    /// <param name="progress">Called after every channel of a batch.</param>
    /// <param name="cancellation">Looked at likewise.</param>
    public double[][] Measure(
        ImageSet images, float[]? means, Action? progress = null, CancellationToken cancellation = default)
    {
        int classes = network.Description.Classes.Count;
        double[][] drops = [.. Enumerable.Range(0, classes).Select(_ => new double[places.Count])];
        int[] counts = [.. Enumerable.Range(0, classes).Select(label => images.Labels.Count(l => l == label))];
        foreach (int[] batch in Enumerable.Range(0, images.Count).Chunk(BatchSize))
        {
            using DisposeScope scope = NewDisposeScope();
            using ForwardTrace trace = network.Trace(network.Normalize(images.Batch(batch)));
            SilencedPass pass = new(network, trace);
            int[] labels = [.. batch.Select(image => images.Labels[image])];
            double[] whole = Margins.Of(network, trace.Logits, labels, i => images.Ids[batch[i]]).Margins;
            for (int column = 0; column < places.Count; column++)
            {
                cancellation.ThrowIfCancellationRequested();
                using DisposeScope inner = NewDisposeScope();
                int[] alone = [column];
                Tensor logits = pass.Logits(
                    places.Replacements([.. batch.Select(_ => new ArraySegment<int>(alone))], trace, means));
                double[] margins = Margins.Of(network, logits, labels, i => images.Ids[batch[i]]).Margins;
                for (int i = 0; i < labels.Length; i++)
                {
                    drops[labels[i]][column] += (whole[i] - margins[i]) / counts[labels[i]];
                }

                progress?.Invoke();
            }
        }

        return drops;
    }
}
