using An8Suite.Core.Imaging;

namespace An8Suite.Core.Localisation;

/// <summary>How well one map finds the object of one mask, at every threshold.</summary>
/// <remarks>
/// B. Zhou et al., Learning Deep Features for Discriminative Localization, CVPR 2016: the box around the largest region
/// at 20 % of the maximum. J. Choe et al., Evaluating Weakly Supervised Object Localization Methods Right, CVPR 2020,
/// and its journal version: at every threshold the box, of all regions, that fits best. A map whose pixels are all
/// equal has no box, and every answer from it is wrong.
/// </remarks>
public sealed record LocalisedMap
{
    /// <summary>Whether the map has a box: not when all its pixels are equal.</summary>
    public required bool HasBox { get; init; }

    /// <summary>The box by Zhou's rule; null where there is none.</summary>
    public PixelBox? Box { get; init; }

    /// <summary>Its overlap with the object's box; 0 where there is none.</summary>
    public double BoxIou { get; init; }

    /// <summary>The best overlap of any region's box at the thresholds 1 / n, 2 / n, ..., 1 of the maximum.</summary>
    public required double[] BestIous { get; init; }

    /// <summary>How many pixels reach 0, 1 / n, ..., 1 of the maximum.</summary>
    public required int[] Reached { get; init; }

    /// <summary>How many of these lie in the mask.</summary>
    public required int[] Hits { get; init; }

    /// <summary>
    /// Measures a map with values from 0; null where the mask is empty, so that there is nothing to be found.
    /// </summary>
    /// <exception cref="InputException">The sizes differ.</exception>
    public static LocalisedMap? Of(Heatmap heat, BinaryMask mask, LocalisationOptions options, string name)
    {
        if ((heat.Width, heat.Height) != (mask.Width, mask.Height))
        {
            throw new InputException(
                $"{name}: the heatmap has {heat.Width} x {heat.Height} pixels, its mask {mask.Width} x {mask.Height}");
        }

        if (PixelBox.Of(mask) is not PixelBox truth)
        {
            return null;
        }

        float maximum = heat.Values.Max();
        bool hasBox = maximum > 0 && heat.Values.Min() < maximum;
        (int[] reached, int[] hits) = Count(hasBox ? heat : null, mask, options.Thresholds);
        HeatRegions zhou = new(heat);
        zhou.LowerTo(options.Share * maximum);
        PixelBox? box = hasBox ? zhou.Largest : null;
        return new LocalisedMap
        {
            HasBox = hasBox,
            Box = box,
            BoxIou = box?.IntersectionOverUnion(truth) ?? 0,
            BestIous = hasBox ? Best(heat, truth, options.Thresholds) : new double[options.Thresholds],
            Reached = reached,
            Hits = hits,
        };
    }

    private static double[] Best(Heatmap heat, PixelBox truth, int thresholds)
    {
        double[] best = new double[thresholds];
        float maximum = heat.Values.Max();
        HeatRegions regions = new(heat);
        (int before, double found) = (0, 0);
        for (int k = thresholds; k >= 1; k--)
        {
            regions.LowerTo((double)k / thresholds * maximum);
            if (regions.PixelCount != before)
            {
                (before, found) =
                    (regions.PixelCount, regions.Boxes.Max(box => box.IntersectionOverUnion(truth)));
            }

            best[k - 1] = found;
        }

        return best;
    }

    /// <summary>Pixels by threshold; of a map without a box none but at the threshold 0, which takes all.</summary>
    private static (int[] Reached, int[] Hits) Count(Heatmap? heat, BinaryMask mask, int thresholds)
    {
        (int[] reached, int[] hits) = (new int[thresholds + 1], new int[thresholds + 1]);
        float maximum = heat?.Values.Max() ?? 0;
        for (int i = 0; i < mask.Values.Length; i++)
        {
            int highest = heat is null ? 0 : Highest(heat.Values[i], maximum, thresholds);
            reached[highest]++;
            hits[highest] += mask.Values[i] ? 1 : 0;
        }

        for (int k = thresholds - 1; k >= 0; k--)
        {
            reached[k] += reached[k + 1];
            hits[k] += hits[k + 1];
        }

        return (reached, hits);
    }

    /// <summary>The highest k with value >= k / n times the maximum, by the very comparison of the regions.</summary>
    private static int Highest(float value, float maximum, int thresholds)
    {
        int k = Math.Clamp((int)(value / (double)maximum * thresholds), 0, thresholds);
        while (k < thresholds && value >= (double)(k + 1) / thresholds * maximum)
        {
            k++;
        }

        while (k > 0 && value < (double)k / thresholds * maximum)
        {
            k--;
        }

        return k;
    }
}
