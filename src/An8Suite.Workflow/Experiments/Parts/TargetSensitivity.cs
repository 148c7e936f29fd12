namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>
/// Two classes, and for each a part that speaks for it and not for the other: where must their heat differ?
/// </summary>
/// <remarks>
/// After FunnyBirds, whose classes share parts by design; here the pair is measured. Removing part i lowers the logit
/// of class a by more than removing part j does, and the other way round for class b.
/// </remarks>
/// <param name="One">a.</param>
/// <param name="Other">b.</param>
/// <param name="PartOfOne">i.</param>
/// <param name="PartOfOther">j.</param>
internal sealed record TargetSensitivity(int One, int Other, int PartOfOne, int PartOfOther)
{
    /// <summary>The pair whose weaker inequality is widest; null where none holds both.</summary>
    public static TargetSensitivity? In(PartGame game)
    {
        int classes = game.Logits[0].Length;
        double[][] drops = [.. Enumerable.Range(0, classes)
            .Select(label => game.Of(PartValue.Logit, label).SingleDeletions())];
        (double Strength, TargetSensitivity? Pair) best = (0, null);
        for (int a = 0; a < classes; a++)
        {
            for (int b = 0; b < a; b++)
            {
                (int i, int j) = Ends(drops[a], drops[b], game);
                double strength = Math.Min(drops[a][i] - drops[a][j], drops[b][j] - drops[b][i]);
                best = strength > best.Strength ? (strength, new TargetSensitivity(a, b, i, j)) : best;
            }
        }

        return best.Pair;
    }

    /// <summary>
    /// How many of both parts have the larger share of the heat under their own class, halved; null without heat.
    /// </summary>
    public double? Of(double[] heatOfOne, double[] heatOfOther)
    {
        (double one, double other) = (heatOfOne.Sum(), heatOfOther.Sum());
        return one == 0 || other == 0
            ? null
            : ((heatOfOne[PartOfOne] / one > heatOfOther[PartOfOne] / other ? 1 : 0)
                + (heatOfOther[PartOfOther] / other > heatOfOne[PartOfOther] / one ? 1 : 0)) / 2.0;
    }

    /// <summary>The visible parts that matter most to a rather than b, and to b rather than a.</summary>
    private static (int OfA, int OfB) Ends(double[] a, double[] b, PartGame game)
    {
        int[] visible = [.. Enumerable.Range(0, a.Length).Where(player => game.Pixels[player] > 0)];
        return visible.Length == 0
            ? (0, 0)
            : (visible.MaxBy(player => a[player] - b[player]), visible.MinBy(player => a[player] - b[player]));
    }
}
