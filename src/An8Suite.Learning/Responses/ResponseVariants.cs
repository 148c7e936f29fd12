using An8Suite.Core.Selection;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using static TorchSharp.torch;

namespace An8Suite.Learning.Responses;

/// <summary>
/// Records the same images under several options at once: one pass through the network serves them all.
/// </summary>
public static class ResponseVariants
{
    private const int BatchSize = 32;

    /// <summary>
    /// One recorder and table an entry of <paramref name="options"/>, in its order; equal to what each alone records.
    /// </summary>
    /// <param name="network">Stays the caller's; the recorders borrow it.</param>
    /// <param name="options">What to record.</param>
    /// <param name="images">The training images: z-scores are measured on them.</param>
    /// <param name="progress">Called with the number of images done.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    public static IReadOnlyList<(ResponseRecorder Recorder, ResponseTable Table)> Record(
        Network network,
        IReadOnlyList<ResponseOptions> options,
        ImageSet images,
        Action<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ResponseRecorder[] recorders = [.. options.Select(option => new ResponseRecorder(network, option))];
        return [.. recorders.Zip(Record(network, recorders, images, progress, cancellation))];
    }

    /// <summary>
    /// The same with recorders of <paramref name="network"/> that exist already: one table each, in their order.
    /// </summary>
    internal static ResponseTable[] Record(
        Network network, ResponseRecorder[] recorders, ImageSet images,
        Action<int>? progress, CancellationToken cancellation)
    {
        Evaluator.RequireSize(network, images);
        List<float>[] values = [.. recorders.Select(_ => new List<float>())];
        Feature[][] features = new Feature[recorders.Length][];
        List<int> predictions = [];
        foreach (int[] batch in Enumerable.Range(0, images.Count).Chunk(BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            using IDisposable scope = NewDisposeScope();
            using ForwardTrace trace = network.Trace(network.Normalize(images.Batch(batch)));
            for (int i = 0; i < recorders.Length; i++)
            {
                features[i] ??= recorders[i].Features(trace);
                values[i].AddRange(recorders[i].RowsBeforeZscore(trace));
            }

            predictions.AddRange(
                Classification.Predictions(trace.Logits.cpu().data<float>().ToArray(), (int)trace.Logits.shape[1]));
            progress?.Invoke(predictions.Count);
        }

        return [.. recorders.Select(
            (recorder, i) => recorder.TableOf(images, features[i], [.. predictions], [.. values[i]]))];
    }
}
