using An8Suite.Core.Imaging;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>Compares where methods put their heat with what removing each part does to the logit.</summary>
internal static class HeatShares
{
    /// <summary>One entry a method, in the order of <paramref name="methods"/>.</summary>
    public static IReadOnlyList<HeatShare> Of(
        IReadOnlyList<PartLogits> images,
        IReadOnlyDictionary<string, Explanation> explanations,
        IReadOnlyList<string> methods,
        ResamplingOptions resampling) =>
        [.. methods.Select(method => Of(images,
            [.. images.Select(image => explanations[image.Sample.Id].Maps[method].Heatmap)], method, resampling))];

    /// <summary>
    /// The share of the logit's drop that each part has, the background first; null when no removal lowers the logit.
    /// </summary>
    internal static double[]? EffectShares(PartLogits image)
    {
        double[] drops =
        [
            0,
            .. image.Removed
                .Select((logits, part) => image.PixelsOf(part) > 0 ? Math.Max(0, image.LogitDrop(logits)) : 0),
        ];
        double sum = drops.Sum();
        return sum > 0 ? [.. drops.Select(drop => drop / sum)] : null;
    }

    /// <summary>The share of the heat on each part, the background first; null without heat.</summary>
    internal static double[]? SharesOf(Heatmap heat, PartMask parts, int partCount)
    {
        double[] sums = new double[partCount + 1];
        for (int i = 0; i < heat.Values.Length; i++)
        {
            sums[parts.Ids[i]] += heat.Values[i];
        }

        double sum = sums.Sum();
        return sum > 0 ? [.. sums.Select(value => value / sum)] : null;
    }

    private static HeatShare Of(
        IReadOnlyList<PartLogits> images, Heatmap[] maps, string method, ResamplingOptions resampling)
    {
        int parts = images[0].Removed.Length;
        double[]?[] shares = [.. images.Select((image, i) => SharesOf(maps[i], image.Parts, parts))];
        double[] agreements = [.. images.Select((image, i) => Agreement(shares[i], EffectShares(image)))];
        double[][] defined = [.. shares.OfType<double[]>()];
        int scored = agreements.Count(value => !double.IsNaN(value));
        PoseTable table = PoseInterval.TableOf(
            [.. images.Select(image => image.Sample)], new Dictionary<string, double[]> { [method] = agreements });
        Interval? interval = PoseBootstrap.Of(table, resampling).Mean(method);
        return new HeatShare(
            method,
            MeanOf(defined, 0),
            [.. Enumerable.Range(1, parts).Select(part => MeanOf(defined, part))],
            scored == 0 ? null : table.Find(method)!.Mean(),
            interval?.Low,
            interval?.High,
            scored,
            images.Count - scored);
    }

    private static double? MeanOf(double[][] shares, int place) =>
        shares.Length == 0 ? null : shares.Average(share => share[place]);

    private static double Agreement(double[]? heat, double[]? effect) => heat is null || effect is null
        ? double.NaN
        : 1 - (heat.Zip(effect, (one, other) => Math.Abs(one - other)).Sum() / 2);
}
