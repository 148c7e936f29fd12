using System.Runtime.ExceptionServices;
using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Networks;
using static TorchSharp.torch;

namespace An8Suite.Learning.Training;

/// <summary>Images of one size with their labels, in memory.</summary>
public sealed class ImageSet
{
    private readonly ColorImage[] _images;

    private ImageSet(ColorImage[] images, int[] labels, string[] ids)
    {
        (_images, Labels, Ids) = (images, labels, ids);
    }

    /// <summary>How many images.</summary>
    public int Count => _images.Length;

    /// <summary>Rows of every image.</summary>
    public int Height => _images[0].Height;

    /// <summary>Columns of every image.</summary>
    public int Width => _images[0].Width;

    /// <summary>One label an image.</summary>
    public int[] Labels { get; }

    /// <summary>One sample id an image.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>One image.</summary>
    public ColorImage this[int image] => _images[image];

    /// <summary>Reads every sample's colour image, several at a time.</summary>
    /// <param name="samples">Kept in this order.</param>
    /// <param name="read">Reads the colour image of a sample; called from several threads.</param>
    /// <param name="cancellation">Looked at between images.</param>
    /// <exception cref="InputException">No samples, an image that cannot be read, or one of another size.</exception>
    public static ImageSet Load(
        IReadOnlyList<Sample> samples, Func<Sample, ColorImage> read, CancellationToken cancellation = default)
    {
        if (samples.Count == 0)
        {
            throw new InputException("a set of images must hold at least one; the dataset has none for this split");
        }

        var images = new ColorImage[samples.Count];
        try
        {
            var options = new ParallelOptions { CancellationToken = cancellation };
            Parallel.For(0, images.Length, options, i => images[i] = read(samples[i]));
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
        }

        for (int i = 1; i < images.Length; i++)
        {
            if ((images[i].Width, images[i].Height) != (images[0].Width, images[0].Height))
            {
                throw new InputException($"{samples[i].ImagePath}: expected {images[0].Width} x {images[0].Height} "
                    + $"pixels as in {samples[0].ImagePath}, found {images[i].Width} x {images[i].Height}");
            }
        }

        return new ImageSet(images, [.. samples.Select(s => s.Label)], [.. samples.Select(s => s.Id)]);
    }

    /// <summary>The chosen images as bytes (N, 3, H, W), channels last in memory; the caller disposes it.</summary>
    /// <param name="images">Their numbers.</param>
    /// <param name="change">What is done to an image and its number on the way.</param>
    public Tensor Batch(ReadOnlySpan<int> images, Func<ColorImage, int, ColorImage>? change = null)
    {
        var chosen = new ColorImage[images.Length];
        for (int i = 0; i < images.Length; i++)
        {
            ColorImage image = _images[images[i]];
            chosen[i] = change is null ? image : change(image, images[i]);
        }

        return Stack(chosen);
    }

    /// <summary>Images of one size as bytes (N, 3, H, W), channels last in memory; the caller disposes it.</summary>
    internal static Tensor Stack(ColorImage[] images)
    {
        (int height, int width) = (images[0].Height, images[0].Width);
        int size = height * width * 3;
        using Tensor rows = empty([images.Length, height, width, 3], ScalarType.Byte);
        Span<byte> bytes = rows.bytes;
        for (int i = 0; i < images.Length; i++)
        {
            images[i].Rgb.CopyTo(bytes.Slice(i * size, size));
        }

        return rows.permute(0, 3, 1, 2);
    }

    /// <summary>The mean and standard deviation of every colour channel over all pixels of all images.</summary>
    /// <remarks>Summed exactly in whole numbers. A channel that never changes gets deviation 1.</remarks>
    public Normalization MeasureNormalization()
    {
        var sums = new long[3];
        var squares = new long[3];
        foreach (ColorImage image in _images)
        {
            for (int i = 0; i < image.Rgb.Length; i++)
            {
                sums[i % 3] += image.Rgb[i];
                squares[i % 3] += image.Rgb[i] * image.Rgb[i];
            }
        }

        double count = (double)Count * Height * Width;
        double[] means = [.. sums.Select(sum => sum / count)];
        double[] variances = [.. squares.Zip(means, (square, mean) => (square / count) - (mean * mean))];
        return new Normalization(
            [.. means.Select(mean => (float)(mean / 255))],
            [.. variances.Select(variance => variance > 1e-9 ? (float)(Math.Sqrt(variance) / 255) : 1f)]);
    }
}
