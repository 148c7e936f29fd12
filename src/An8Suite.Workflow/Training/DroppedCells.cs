using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Faithfulness;

namespace An8Suite.Workflow.Training;

/// <summary>Training images again with some cells of a grid in the images' mean colour.</summary>
/// <remarks>
/// So that a network has seen images without cells before <see cref="CellDeletion"/> takes one away. An image of which
/// every cell or none would go is not used.
/// </remarks>
internal static class DroppedCells
{
    /// <summary>The samples that lost a cell, under names of their own, and their pictures by name.</summary>
    /// <param name="samples">The training images.</param>
    /// <param name="read">Their pixels, in one size.</param>
    /// <param name="draw">How likely each cell is missing, in (0, 1), and the seed.</param>
    public static (IReadOnlyList<Sample> Samples, IReadOnlyDictionary<string, ColorImage> Pictures) Of(
        IReadOnlyList<Sample> samples, Func<Sample, ColorImage> read, (double Share, ulong Seed) draw)
    {
        ColorImage[] images = [.. samples.Select(read)];
        byte[] mean = MeanColour(images);
        List<Sample> kept = [];
        Dictionary<string, ColorImage> pictures = [];
        foreach ((Sample sample, ColorImage image) in samples.Zip(images))
        {
            CounterRandom random = new(draw.Seed, $"drop-cells/{sample.Id}", 0);
            bool[] gone = [.. Enumerable.Range(0, CellDeletion.Side * CellDeletion.Side)
                .Select(_ => random.NextDouble() < draw.Share)];
            if (gone.Distinct().Count() == 2)
            {
                Sample dropped = sample with { Id = $"{sample.Id}-without-cells" };
                kept.Add(dropped);
                pictures.Add(dropped.Id, CellDeletion.Without(image, gone, mean));
            }
        }

        return (kept, pictures);
    }

    private static byte[] MeanColour(ColorImage[] images) => [.. Enumerable.Range(0, 3).Select(channel =>
    {
        (double sum, long count) = (0, 0);
        foreach (byte[] rgb in images.Select(image => image.Rgb))
        {
            for (int i = channel; i < rgb.Length; i += 3)
            {
                sum += rgb[i];
                count++;
            }
        }

        return (byte)Math.Round(sum / count);
    })];
}
