using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Learning.Networks;

namespace An8Suite.Learning.Faithfulness;

/// <summary>
/// ROAD, remove and debias: what the network says of the class when the hottest pixels are gone, and when the coldest
/// are, the gaps filled by <see cref="NoisyLinearImputation"/>.
/// </summary>
/// <remarks>
/// Y. Rong et al., ICML 2022, arXiv 2202.00449. They count right answers over a test set; the probability of one image
/// is the same without the rounding. Means over the shares of pixels that their code removes.
/// </remarks>
/// <param name="MostRelevantFirst">The mean probability with the hottest gone, in [0, 1]; lower is better.</param>
/// <param name="LeastRelevantFirst">The same with the coldest gone; higher is better.</param>
public sealed record RemoveAndDebias(double MostRelevantFirst, double LeastRelevantFirst)
{
    private const double NoiseDeviation = 0.01;

    private static readonly double[] Shares = [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9];

    /// <summary>Measures every map of one image.</summary>
    /// <param name="network">The network that they explain.</param>
    /// <param name="subject">The image and the class; its background is not looked at.</param>
    /// <param name="maps">Of the image's size.</param>
    /// <param name="options">Its seed and batch size.</param>
    /// <exception cref="InputException">A logit is not finite.</exception>
    public static IReadOnlyList<RemoveAndDebias> Of(
        Network network, FaithfulnessSubject subject, IReadOnlyList<Heatmap> maps, FaithfulnessOptions options)
    {
        NoisyLinearImputation imputation = new(subject.Image, NoiseDeviation, options.Seed, subject.Id);
        int pixels = subject.Image.Width * subject.Image.Height;
        int[] counts = [.. Shares.Select(share => (int)Math.Round(share * pixels))];

        // Filling takes longer than the network, and torch has its own threads: all pictures first.
        ColorImage[][] pictures = new ColorImage[2 * maps.Count][];
        Parallel.For(0, pictures.Length, i =>
        {
            int[] order = PixelOrder.HottestFirst(maps[i / 2], options.Seed, subject.Id);
            if (i % 2 == 1)
            {
                Array.Reverse(order);
            }

            pictures[i] = [.. imputation.Without(order, counts)];
        });
        double[] means = [.. ClassOutputs
            .Of(network, pictures.SelectMany(all => all), subject.Label, options.BatchSize)
            .Chunk(counts.Length).Select(outputs => outputs.Average(output => output.Probability))];
        return [.. maps.Select((_, i) => new RemoveAndDebias(means[2 * i], means[(2 * i) + 1]))];
    }
}
