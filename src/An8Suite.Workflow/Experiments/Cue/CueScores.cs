using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scoring;
using An8Suite.Core.Statistics;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Experiments.Cue;

/// <summary>Scores heatmaps against the sticker and against the coloured part of the plant.</summary>
internal static class CueScores
{
    private const string Noise = "noise";

    /// <summary>
    /// The methods that are drawn: the standard ones whose controls do not need the dataset's own masks.
    /// </summary>
    public static IReadOnlyList<string> Methods { get; } = [.. ExplanationMethods.Default
        .Except(["mask", "silhouette"])];

    /// <summary>One entry a method; the lists hold one entry an image.</summary>
    public static IReadOnlyList<CueScore> Of(
        IReadOnlyList<Sample> samples,
        IReadOnlyList<Explanation> explanations,
        IReadOnlyList<BinaryMask> stickers,
        IReadOnlyList<BinaryMask> plants,
        ResamplingOptions resampling)
    {
        double?[] NoiseOf(IReadOnlyList<BinaryMask> masks) =>
            [.. explanations.Select((one, i) => Auc(one, Noise, masks[i]))];
        (double? sticker, double? plant) = (NoiseOf(stickers).Average(), NoiseOf(plants).Average());
        return [.. Methods.Select(method => Of(
            method,
            samples,
            [.. explanations.Select((one, i) => (Auc(one, method, stickers[i]), Auc(one, method, plants[i])))],
            (sticker, plant),
            resampling))];
    }

    private static CueScore Of(
        string method,
        IReadOnlyList<Sample> samples,
        (double? Sticker, double? Plant)[] aucs,
        (double? Sticker, double? Plant) noise,
        ResamplingOptions resampling)
    {
        double[] exposed = [.. aucs.Select(pair => Exposed(
            Headroom.Of(pair.Sticker, noise.Sticker, 1), Headroom.Of(pair.Plant, noise.Plant, 1)))];
        PoseTable table = PoseTable.Of(
        [
            new CellTable(
                [.. samples.Select(sample => new MeasuredImage(sample.Id, sample.Label, sample.Pose))],
                new Dictionary<string, double[]> { [method] = exposed }),
        ]);
        Interval? interval = PoseBootstrap.Of(table, resampling).Mean(method);
        int scored = exposed.Count(value => !double.IsNaN(value));
        (double? meanSticker,
            double? meanPlant) = (aucs.Average(pair => pair.Sticker), aucs.Average(pair => pair.Plant));
        return new CueScore(
            method,
            meanSticker,
            meanPlant,
            Headroom.Of(meanSticker, noise.Sticker, 1),
            Headroom.Of(meanPlant, noise.Plant, 1),
            scored == 0 ? null : table.Find(method)!.Mean(),
            interval?.Low,
            interval?.High,
            scored,
            aucs.Count(pair => pair.Plant is null));
    }

    /// <summary>
    /// 1 where the sticker is found, better than by noise and better than the object; NaN where that is not known.
    /// </summary>
    internal static double Exposed(double? sticker, double? plant) =>
        sticker is null || plant is null ? double.NaN : sticker > Math.Max(plant.Value, 0) ? 1 : 0;

    private static double? Auc(Explanation explanation, string method, BinaryMask mask) =>
        IouCurve.Of(explanation.Maps[method].Heatmap, mask, $"image {explanation.Id}, method {method}").Auc;
}
