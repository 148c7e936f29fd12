using An8Suite.Core.Statistics;

namespace An8Suite.Workflow.Experiments.Doubts;

/// <summary>Sums up the logits of many images as the effect of each part on each class.</summary>
internal static class PartEffects
{
    private static readonly string[] Changes = [PartEffect.Removed, PartEffect.Recoloured];

    /// <summary>One entry a class, part and change, over the images where the part can be seen.</summary>
    public static IReadOnlyList<PartEffect> Of(
        IReadOnlyList<PartLogits> images, IReadOnlyList<string> parts, ResamplingOptions resampling) =>
    [
        .. from members in images.GroupBy(image => image.Sample.Label)
           orderby members.Key
           from part in Enumerable.Range(0, parts.Count)
           let seen = members.Where(image => image.PixelsOf(part) > 0).ToArray()
           from change in Changes
           select Of(
               members.Key,
               parts[part], change, [.. seen.Select(image => (image, Changed(image, part, change)))], resampling),
    ];

    private static float[] Changed(PartLogits image, int part, string change) =>
        change == PartEffect.Removed ? image.Removed[part] : image.Recoloured[part];

    private static PartEffect Of(
        int label, string part, string change, (PartLogits Image, float[] Logits)[] seen, ResamplingOptions resampling)
    {
        if (seen.Length == 0)
        {
            return new PartEffect(label, part, change, null, null, null, null, null, 0);
        }

        double[] drops = [.. seen.Select(pair => pair.Image.LogitDrop(pair.Logits))];
        Interval? interval = PoseInterval.OfMean([.. seen.Select(pair => pair.Image.Sample)], drops, resampling);
        return new PartEffect(
            label,
            part,
            change,
            drops.Average(),
            seen.Average(pair => pair.Image.MarginDrop(pair.Logits)),
            interval?.Low,
            interval?.High,
            seen.Average(pair => pair.Logits.Index().MaxBy(entry => entry.Item).Index == label ? 0.0 : 1),
            seen.Length);
    }
}
