using An8Suite.Core;
using An8Suite.Core.Selection;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;
using static TorchSharp.torch;

namespace An8Suite.Learning.Responses;

/// <summary>Passes images through a network and records one number for every channel of the chosen layers.</summary>
public sealed class ResponseRecorder
{
    private readonly Network _network;
    private readonly ResponseOptions _options;
    private readonly int[] _layers;

    /// <summary>A recorder for <paramref name="network"/>, which it does not own.</summary>
    public ResponseRecorder(Network network, ResponseOptions options)
    {
        options.Validate();
        (_network, _options) = (network, options);
        _layers = RecordedLayers.Of(network, options.Layers);
        if (_layers.Length == 0)
        {
            throw new InputException($"the network has no layer that '{Choice.NameOf(options.Layers)}' would record");
        }
    }

    /// <summary>
    /// For z-scores: measured on the first images recorded, which should be the training images, and kept.
    /// </summary>
    public Standardization? Standardization { get; set; }

    /// <summary>The responses of <paramref name="images"/>.</summary>
    /// <param name="images">One a row of the table.</param>
    /// <param name="progress">Called with the number of images done.</param>
    /// <param name="cancellation">Looked at between batches.</param>
    public ResponseTable Record(
        ImageSet images, Action<int>? progress = null, CancellationToken cancellation = default) =>
        ResponseVariants.Record(_network, [this], images, progress, cancellation)[0];

    /// <summary>The features in the order of the columns.</summary>
    /// <param name="trace">A pass of the recorder's network over any image.</param>
    public Feature[] Features(ForwardTrace trace) =>
    [
        .. _layers.SelectMany(layer => Enumerable.Range(0, LayerRoles.ChannelCount(_network, trace, layer))
            .Select(channel => new Feature(_network.Layers[layer].Name, channel))),
    ];

    /// <summary>The responses of the images of one pass, images x features.</summary>
    /// <param name="trace">A pass of the recorder's network.</param>
    /// <exception cref="InvalidOperationException">z-scores without a <see cref="Standardization"/>.</exception>
    public float[] Rows(ForwardTrace trace)
    {
        float[] rows = RowsBeforeZscore(trace);
        if (_options.Scaling == LayerScaling.Zscore)
        {
            (Standardization ?? throw new InvalidOperationException("record the training images first")).Apply(rows);
        }

        return rows;
    }

    /// <summary>The table of rows that were recorded before z-scores, which are measured and applied here.</summary>
    internal ResponseTable TableOf(ImageSet images, Feature[] features, int[] predictions, float[] values)
    {
        if (_options.Scaling == LayerScaling.Zscore)
        {
            Standardization ??= Standardization.Of(values, features.Length);
            Standardization.Apply(values);
        }

        return new ResponseTable
        {
            Features = features,
            Ids = images.Ids,
            Labels = images.Labels,
            Predictions = predictions,
            Values = values,
        };
    }

    /// <summary>The rows of a pass, before the z-scores of options that ask for them.</summary>
    internal float[] RowsBeforeZscore(ForwardTrace trace)
    {
        int images = (int)trace.Logits.shape[0];
        float[][] sums = [.. _layers.Select(layer => SumsOfSquares(trace, layer))]; // each (N, K)
        List<float> rows = [];
        for (int image = 0; image < images; image++)
        {
            List<double> row = [];
            for (int i = 0; i < _layers.Length; i++)
            {
                int channels = sums[i].Length / images;
                double[] s = ChannelResponses.Norms(sums[i].AsSpan(image * channels, channels), _options.Norm);
                long pixels = trace.OutputOf(_layers[i]).numel() / ((long)images * channels);
                ChannelResponses.Scale(s, _options.Scaling, (int)pixels);
                row.AddRange(s);
            }

            double[] vector = [.. row];
            if (_options.WholeVectorL2)
            {
                ChannelResponses.ScaleToUnitLength(vector);
            }

            rows.AddRange(vector.Select(value => (float)value));
        }

        return [.. rows];
    }

    /// <summary>sum a^2 over the positions of every image and channel, (N, K); of (N, K) itself a^2.</summary>
    private float[] SumsOfSquares(ForwardTrace trace, int layer)
    {
        using IDisposable inference = no_grad();
        using IDisposable scope = NewDisposeScope();
        Tensor activations = trace.OutputOf(layer);
        Tensor sums = LayerRoles.SumOverPositions(_network, layer, activations.mul(activations));
        return sums.cpu().contiguous().data<float>().ToArray();
    }
}
