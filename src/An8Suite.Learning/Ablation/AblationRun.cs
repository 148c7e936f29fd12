using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Ablation;

/// <summary>Silences more and more channels of images and looks at the logits.</summary>
/// <remarks>For an image of class c the first k columns of class c's list are silenced; c is the true class.</remarks>
/// <param name="network">The network, which is not changed.</param>
/// <param name="places">Where the columns are.</param>
/// <param name="means">What takes a channel's place in mean-ablation, one a column.</param>
public sealed class AblationRun(Network network, ChannelPlaces places, float[] means)
{
    /// <summary>Images that pass together.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Passes of a batch, for progress.</summary>
    public static int PassCount(IReadOnlyList<SilencingList> lists) => lists.Sum(list => list.Counts.Count);

    /// <summary>What the untouched network says: margins and predicted labels, image by image.</summary>
    public (double[] Margins, int[] Predictions) Untouched(ImageSet images, CancellationToken cancellation = default)
    {
        float[] logits = Evaluator.Logits(network, images, cancellation);
        using Tensor all = tensor(logits, [images.Count, network.Description.Classes.Count]);
        return Margins.Of(network, all, images.Labels, image => images.Ids[image]);
    }

    /// <summary>Measures every curve on every image.</summary>
    /// <param name="images">The images.</param>
    /// <param name="lists">The curves.</param>
    /// <param name="progress">Called with the number of images, times points, that are done.</param>
    /// <param name="cancellation">Looked at between passes.</param>
    public SilencedMeasurement[] Measure(
        ImageSet images, IReadOnlyList<SilencingList> lists,
        Action<int>? progress = null, CancellationToken cancellation = default)
    {
        SilencedMeasurement[] results = [.. lists.Select(list => new SilencedMeasurement(
            list,
            [.. list.Counts.Select(_ => new double[images.Count])],
            [.. list.Counts.Select(_ => new int[images.Count])]))];
        int done = 0;
        foreach (int[] batch in Enumerable.Range(0, images.Count).Chunk(BatchSize))
        {
            using DisposeScope scope = NewDisposeScope();
            using ForwardTrace trace = network.Trace(network.Normalize(images.Batch(batch)));
            var silenced = new Batch(new SilencedPass(network, trace), trace, batch, images);
            // with everything silenced the order says nothing
            Dictionary<(LayerSet, AblationKind), SilencedMeasurement> whole = [];
            foreach (SilencedMeasurement result in results)
            {
                for (int point = 0; point < result.List.Counts.Count; point++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    bool all = result.List.Counts[point] == result.List.Columns[0].Length;
                    if (!all || whole.TryAdd((result.List.Layers, result.List.Kind), result))
                    {
                        Measure(silenced, result, point);
                    }
                    else
                    {
                        Copy(batch, whole[(result.List.Layers, result.List.Kind)], result);
                    }

                    progress?.Invoke(done += batch.Length);
                }
            }
        }

        return results;
    }

    private void Measure(Batch batch, SilencedMeasurement result, int point)
    {
        using DisposeScope scope = NewDisposeScope();
        SilencingList list = result.List;
        int[] labels = [.. batch.Members.Select(image => batch.Images.Labels[image])];
        ArraySegment<int>[] columns = [.. labels.Select(label =>
            new ArraySegment<int>(list.Columns[label], 0, list.Counts[point]))];
        Tensor logits = batch.Pass.Logits(
            places.Replacements(columns, batch.Trace, list.Kind == AblationKind.Mean ? means : null));
        (double[] margins, int[] predictions) = Margins.Of(
            network, logits, labels, i => batch.Images.Ids[batch.Members[i]]);
        for (int i = 0; i < labels.Length; i++)
        {
            result.Margins[point][batch.Members[i]] = margins[i];
            result.Predictions[point][batch.Members[i]] = predictions[i];
        }
    }

    private static void Copy(int[] batch, SilencedMeasurement from, SilencedMeasurement to)
    {
        foreach (int image in batch)
        {
            to.Margins[^1][image] = from.Margins[^1][image];
            to.Predictions[^1][image] = from.Predictions[^1][image];
        }
    }

    private sealed record Batch(SilencedPass Pass, ForwardTrace Trace, int[] Members, ImageSet Images);
}
