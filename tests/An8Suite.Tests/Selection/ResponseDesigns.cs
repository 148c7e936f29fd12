using An8Suite.Core;
using An8Suite.Core.Selection;

namespace An8Suite.Tests.Selection;

/// <summary>Makes response tables that are as ill-conditioned as a network's: strongly correlated, every layer summing to 1.</summary>
internal static class ResponseDesigns
{
    internal static ResponseTable Table(ulong seed, int images, int classes, params int[] layers)
    {
        var random = new CounterRandom(seed, "response designs", 0);
        const int Factors = 12;
        int count = layers.Sum();
        double[] loadings = [.. Enumerable.Range(0, count * (classes + Factors)).Select(_ => random.NextDouble())];
        float[] values = new float[images * count];
        int[] labels = [.. Enumerable.Range(0, images).Select(image => image % classes)];
        int[] predictions = [.. labels.Select(label => random.NextDouble() < 0.9 ? label : random.NextInt32(classes))];
        for (int image = 0; image < images; image++)
        {
            double[] factors = [.. Enumerable.Range(0, Factors).Select(_ => random.NextDouble())];
            for (int feature = 0; feature < count; feature++)
            {
                int at = feature * (classes + Factors);
                double response = (0.4 * loadings[at + labels[image]]) + (0.05 * random.NextDouble()) - 2;
                for (int factor = 0; factor < Factors; factor++)
                {
                    response += factors[factor] * loadings[at + classes + factor];
                }

                values[(image * count) + feature] = (float)Math.Max(0, response);
            }
        }

        Normalise(values, layers);
        return new ResponseTable
        {
            Features = [.. layers.SelectMany((size, layer) =>
                Enumerable.Range(0, size).Select(channel => new Feature($"conv{layer + 1}", channel)))],
            Ids = [.. Enumerable.Range(0, images).Select(image => $"{image:D6}")],
            Labels = labels,
            Predictions = predictions,
            Values = values,
        };
    }

    /// <summary>Rows in another order.</summary>
    internal static ResponseTable Permuted(ResponseTable table, int[] order) => table with
    {
        Ids = [.. order.Select(image => table.Ids[image])],
        Labels = [.. order.Select(image => table.Labels[image])],
        Predictions = [.. order.Select(image => table.Predictions[image])],
        Values = [.. order.SelectMany(image => table.Row(image).ToArray())],
    };

    private static void Normalise(float[] values, int[] layers)
    {
        for (int at = 0; at < values.Length;)
        {
            foreach (int size in layers)
            {
                Span<float> layer = values.AsSpan(at, size);
                double sum = 0;
                foreach (float value in layer)
                {
                    sum += value;
                }

                for (int i = 0; i < size && sum > 0; i++)
                {
                    layer[i] = (float)(layer[i] / sum);
                }

                at += size;
            }
        }
    }
}
