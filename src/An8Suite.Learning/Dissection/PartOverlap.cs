using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations.Rules;
using TorchSharp;
using static TorchSharp.torch;

namespace An8Suite.Learning.Dissection;

/// <summary>Counts, over many images, the pixels that active channels and parts have in common.</summary>
internal sealed class PartOverlap(int partCount, int height, int width)
{
    // Resizing rounds: without this, areas that lie exactly at the threshold, as flat backgrounds do, would be above it
    // by chance.
    private const float Rounding = 1e-6f;

    // by layer: channels x (parts + 1), the last column all pixels
    private readonly Dictionary<int, long[]> _counts = [];
    private readonly long[] _partPixels = new long[partCount];
    private long _pixels;

    /// <summary>The share of all pixels that each part covers.</summary>
    public double[] PartShares => Array.ConvertAll(_partPixels, count => (double)count / _pixels);

    /// <summary>Counts the pixels of every part of one image, and hands out its masks for <see cref="Add"/>.</summary>
    /// <returns>
    /// Pixels x (parts + 1), 1 inside the part; the last column is 1 everywhere. In the caller's dispose scope.
    /// </returns>
    public Tensor Count(PartMask parts)
    {
        int columns = partCount + 1;
        float[] masks = new float[parts.Ids.Length * columns];
        _pixels += parts.Ids.Length;
        for (int pixel = 0; pixel < parts.Ids.Length; pixel++)
        {
            masks[(pixel * columns) + partCount] = 1;
            if (parts.Ids[pixel] != PartMask.Background)
            {
                masks[(pixel * columns) + parts.Ids[pixel] - 1] = 1;
                _partPixels[parts.Ids[pixel] - 1]++;
            }
        }

        return tensor(masks, [parts.Ids.Length, columns]);
    }

    /// <summary>Adds the output (N, K, h, w) of one layer; <paramref name="masks"/> holds one entry an image.</summary>
    public void Add(int layer, Tensor output, float[] thresholds, Tensor[] masks)
    {
        if (!_counts.TryGetValue(layer, out long[]? counts))
        {
            counts = new long[thresholds.Length * (partCount + 1)];
            _counts.Add(layer, counts);
        }

        for (int image = 0; image < masks.Length; image++)
        {
            float[] common = Common(output, image, thresholds, masks[image]);
            for (int i = 0; i < counts.Length; i++)
            {
                counts[i] += (long)common[i];
            }
        }
    }

    /// <summary>What was counted about one channel.</summary>
    public DissectedChannel Of(int layer, int channel, Feature feature, float threshold)
    {
        ReadOnlySpan<long> row = _counts[layer].AsSpan(channel * (partCount + 1), partCount + 1);
        long active = row[partCount];
        var ious = new double?[partCount];
        for (int part = 0; part < partCount; part++)
        {
            long union = active + _partPixels[part] - row[part];
            ious[part] = union > 0 ? (double)row[part] / union : null;
        }

        return new DissectedChannel(feature, threshold, active, ious);
    }

    /// <summary>Channels x (parts + 1): the pixels above the threshold, in each part and in all.</summary>
    /// <remarks>Exact: floats hold every whole number up to the 16.7 million pixels that one image never has.</remarks>
    private float[] Common(Tensor output, int image, float[] thresholds, Tensor masks)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor wide = InterpolationMatrix.Resize(Interpolation.Bilinear, output[image], height, width);
        float[] exceeded = Array.ConvertAll(thresholds, threshold => threshold + (MathF.Abs(threshold) * Rounding));
        Tensor active = wide.reshape(thresholds.Length, -1).gt(tensor(exceeded, [thresholds.Length, 1])); // (K, pixels)
        return active.to(ScalarType.Float32).matmul(masks).data<float>().ToArray();
    }
}
