using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Learning.Faithfulness;
using An8Suite.Learning.Training;

namespace An8Suite.Workflow.Training;

/// <summary>Training images again with some cells of a grid in the images' mean colour.</summary>
/// <remarks>
/// So that a network has seen images without cells before <see cref="CellDeletion"/> takes one away. An image of which
/// every cell or none would go is not used.
/// </remarks>
internal static class DroppedCells
{
    /// <summary>The samples that lost a cell, under names of their own, and their pictures by name.</summary>
    /// <param name="images">The training images.</param>
    /// <param name="samples">The same, in the same order.</param>
    /// <param name="draw">How likely each cell is missing, in (0, 1), and the seed.</param>
    public static (IReadOnlyList<Sample> Samples, IReadOnlyDictionary<string, ColorImage> Pictures) Of(
        ImageSet images, IReadOnlyList<Sample> samples, (double Share, ulong Seed) draw)
    {
        byte[] mean = CellDeletion.Nothing(images.MeasureNormalization());
        List<Sample> kept = [];
        Dictionary<string, ColorImage> pictures = [];
        foreach ((int place, Sample sample) in samples.Index())
        {
            CounterRandom random = new(draw.Seed, $"drop-cells/{sample.Id}", 0);
            bool[] gone = [.. Enumerable.Range(0, CellDeletion.Side * CellDeletion.Side)
                .Select(_ => random.NextDouble() < draw.Share)];
            if (gone.Distinct().Count() == 2)
            {
                Sample dropped = sample with { Id = $"{sample.Id}-without-cells" };
                kept.Add(dropped);
                pictures.Add(dropped.Id, CellDeletion.Without(images[place], gone, mean));
            }
        }

        return (kept, pictures);
    }
}
