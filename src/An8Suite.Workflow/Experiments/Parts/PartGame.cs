using An8Suite.Core.Games;
using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>What a network says about one view with every subset of its parts.</summary>
/// <param name="Sample">The image.</param>
/// <param name="Explained">The class that the network sees in it.</param>
/// <param name="Parts">The part of every pixel of it.</param>
/// <param name="Pixels">Visible pixels of every player, and last of the background.</param>
/// <param name="Logits">One row a coalition, from the empty one on.</param>
internal sealed record PartGame(Sample Sample, int Explained, PartMask Parts, double[] Pixels, float[][] Logits)
{
    /// <summary>The logits of the image before other backgrounds.</summary>
    public IReadOnlyList<float[]> OtherBackgrounds { get; init; } = [];

    /// <summary>How many players there are.</summary>
    public int Players => Pixels.Length - 1;

    /// <summary>The game for one class.</summary>
    public CooperativeGame Of(PartValue value, int label) =>
        new(Array.ConvertAll(Logits, logits => WorthOf(value, logits, label)));

    /// <summary>The game for the explained class.</summary>
    public CooperativeGame Of(PartValue value) => Of(value, Explained);

    /// <summary>
    /// Whether the network sees the same class in a coalition as in the whole, and no other one as much.
    /// </summary>
    public bool Keeps(int coalition) =>
        Logits[coalition].Index().All(other => other.Index == Explained || other.Item < Logits[coalition][Explained]);

    /// <summary>The smallest coalitions that keep the class.</summary>
    public IReadOnlyList<int> Sufficient() => SufficientSets.Smallest(Players, Keeps);

    /// <summary>The class with the largest logit.</summary>
    public static int ClassOf(float[] logits) => Array.IndexOf(logits, logits.Max());

    /// <summary>What an answer is worth for a class.</summary>
    public static double WorthOf(PartValue value, float[] logits, int label) => value switch
    {
        PartValue.Logit => logits[label],
        PartValue.Margin => (double)logits[label] - logits.Where((_, other) => other != label).Max(),
        _ => 1 / logits.Sum(logit => Math.Exp((double)logit - logits[label])),
    };
}
