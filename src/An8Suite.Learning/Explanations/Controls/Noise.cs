using An8Suite.Core;
using An8Suite.Core.Imaging;

namespace An8Suite.Learning.Explanations.Controls;

/// <summary>Independent uniform values, keyed by the seed and the image's id.</summary>
internal static class Noise
{
    internal static MethodMap Of(SampleInput sample, ulong seed) => MethodMap.Of(Draw(sample, seed).Normalized());

    private static Heatmap Draw(SampleInput sample, ulong seed)
    {
        // The id is part of the stream's name, so an image's noise does not depend on its place in the batch.
        var random = new CounterRandom(seed, $"noise/{sample.Id}", 0);
        float[] values = new float[sample.Image.Width * sample.Image.Height];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)random.NextDouble();
        }

        return new Heatmap(sample.Image.Width, sample.Image.Height, values);
    }
}
