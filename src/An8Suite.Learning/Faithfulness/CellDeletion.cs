using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Networks;

namespace An8Suite.Learning.Faithfulness;

/// <summary>The cells of a grid over an image, each taken away on its own.</summary>
/// <remarks>
/// R. Hesse, S. Schaub-Meyer, S. Roth, Benchmarking the Attribution Quality of Vision Models, NeurIPS 2024, arXiv
/// 2407.11910: 4 x 4 cells, and a map is right when the heat on a cell goes with what its removal costs. In their
/// protocol, in-domain single deletion, the network was trained on images without some cells, so that an image without
/// one is nothing new to it: <c>an8 train --drop-cells</c>.
/// </remarks>
public static class CellDeletion
{
    /// <summary>Cells along a side.</summary>
    public const int Side = 4;

    /// <summary>The cell of every pixel, row by row.</summary>
    public static int[] Places(int width, int height) => GridCells.Places(width, height, Side);

    /// <summary>The image with some cells in one colour.</summary>
    /// <param name="image">Its pixels.</param>
    /// <param name="gone">Whether each cell is.</param>
    /// <param name="colour">Red, green and blue.</param>
    public static ColorImage Without(ColorImage image, IReadOnlyList<bool> gone, IReadOnlyList<byte> colour)
    {
        int[] places = Places(image.Width, image.Height);
        byte[] rgb = [.. image.Rgb];
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = gone[places[i / 3]] ? colour[i % 3] : rgb[i];
        }

        return new ColorImage(image.Width, image.Height, rgb);
    }

    /// <summary>The mean colour of a network's training images, which stands for nothing.</summary>
    public static byte[] Nothing(Normalization normalization) =>
        [.. normalization.Mean.Select(mean => (byte)Math.Clamp(Math.Round(255 * mean), 0, 255))];

    /// <summary>How far the logit of a class falls without each cell.</summary>
    /// <exception cref="InputException">A logit is not finite.</exception>
    public static double[] Drops(Network network, ColorImage image, int label, int batchSize)
    {
        byte[] colour = Nothing(network.Description.Normalization);
        IEnumerable<ColorImage> pictures = Enumerable.Range(0, Side * Side).Select(cell =>
            Without(image, [.. Enumerable.Range(0, Side * Side).Select(other => other == cell)], colour));
        List<ClassOutput> outputs = ClassOutputs.Of(network, pictures.Prepend(image), label, batchSize);
        return [.. outputs.Skip(1).Select(output => outputs[0].Logit - output.Logit)];
    }

    /// <summary>The heat on each cell.</summary>
    public static double[] Heat(Heatmap map)
    {
        double[] sums = new double[Side * Side];
        foreach ((int cell, float value) in Places(map.Width, map.Height).Zip(map.Values))
        {
            sums[cell] += value;
        }

        return sums;
    }
}
