using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Networks;
using static TorchSharp.torch;

namespace An8Suite.Learning.Training;

/// <summary>Passes sets of images through a network.</summary>
public static class Evaluator
{
    private const int BatchSize = 64;

    /// <summary>The logits of every image, images x classes, row by row.</summary>
    /// <exception cref="InputException">The images have another size than the network's input.</exception>
    public static float[] Logits(Network network, ImageSet images, CancellationToken cancellation = default)
    {
        RequireSize(network, images);
        var logits = new List<float>(images.Count * network.Description.Classes.Count);
        using IDisposable inference = no_grad();
        foreach (int[] batch in Enumerable.Range(0, images.Count).Chunk(BatchSize))
        {
            cancellation.ThrowIfCancellationRequested();
            using IDisposable scope = NewDisposeScope();
            logits.AddRange(network.Forward(network.Normalize(images.Batch(batch))).cpu().data<float>().ToArray());
        }

        return [.. logits];
    }

    /// <summary>The logits of pictures that belong to no set, pictures x classes, row by row.</summary>
    /// <exception cref="InputException">A picture has another size than the network's input.</exception>
    public static float[] Logits(Network network, IReadOnlyList<ColorImage> pictures)
    {
        (int height, int width) = (network.Description.Height, network.Description.Width);
        if (pictures.FirstOrDefault(picture => (picture.Height, picture.Width) != (height, width)) is { } other)
        {
            throw new InputException(
                $"the network takes images of {width} x {height} pixels, found {other.Width} x {other.Height}");
        }

        var logits = new List<float>(pictures.Count * network.Description.Classes.Count);
        using IDisposable inference = no_grad();
        foreach (ColorImage[] batch in pictures.Chunk(BatchSize))
        {
            using IDisposable scope = NewDisposeScope();
            logits.AddRange(network.Forward(network.Normalize(ImageSet.Stack(batch))).cpu().data<float>().ToArray());
        }

        return [.. logits];
    }

    /// <summary>Loss, accuracy and confusion of <paramref name="network"/> on <paramref name="images"/>.</summary>
    public static Classification Classify(Network network, ImageSet images, CancellationToken cancellation = default) =>
        Classification.Of(Logits(network, images, cancellation), images.Labels);

    /// <summary>Refuses images that do not have the size of the network's input.</summary>
    internal static void RequireSize(Network network, ImageSet images)
    {
        (int height, int width) = (network.Description.Height, network.Description.Width);
        if ((images.Height, images.Width) != (height, width))
        {
            throw new InputException($"the network takes images of {width} x {height} pixels; "
                + $"those of the dataset have {images.Width} x {images.Height}");
        }
    }
}
