using An8Suite.Core;
using An8Suite.Core.Ablation;
using An8Suite.Learning.Ablation;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>What <c>an8 ablate</c> silences and measures.</summary>
public sealed record AblateOptions
{
    /// <summary>Names of <see cref="AblationOrders"/>.</summary>
    public IReadOnlyList<string> Orders { get; init; } = AblationOrders.Names;

    /// <summary>What takes a channel's place.</summary>
    public IReadOnlyList<AblationKind> Kinds { get; init; } = Enum.GetValues<AblationKind>();

    /// <summary>The layers whose channels may be silenced.</summary>
    public IReadOnlyList<LayerSet> Layers { get; init; } = Enum.GetValues<LayerSet>();

    /// <summary>How many channels are silenced, beside all of them; null for <see cref="Points"/> numbers.</summary>
    public IReadOnlyList<int>? Counts { get; init; }

    /// <summary>Numbers of channels from 1 to all, even in their logarithm; at least 2.</summary>
    public int Points { get; init; } = 12;

    /// <summary>Draws of the random order; at least 1.</summary>
    public int Draws { get; init; } = 3;

    /// <summary>At most so many test images, whole poses; null for all.</summary>
    public int? Images { get; init; } = 120;

    /// <summary>Training images of a class on which the other orders measure; at least 1.</summary>
    public int TrainingImages { get; init; } = 8;

    /// <summary>Images that pass the network together; memory grows with it.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Reports everything that is wrong with the options at once.</summary>
    /// <exception cref="InputException">An option is out of its range.</exception>
    public void Validate()
    {
        List<string> problems = [.. new[]
        {
            ("--points", Points, 2), ("--draws", Draws, 1), ("--images", Images ?? 1, 1),
            ("--training-images", TrainingImages, 1), ("--batch-size", BatchSize, 1),
        }.Where(rule => rule.Item2 < rule.Item3)
            .Select(rule => $"{rule.Item1}: expected {rule.Item3} or more, found {rule.Item2}")];
        problems.AddRange(Orders.Where(order => !AblationOrders.Names.Contains(order))
            .Select(order => $"--orders: unknown name '{order}'; "
                + $"{NearestName.Hint(order, [.. AblationOrders.Names])}"));
        problems.AddRange(
            (Counts ?? []).Where(count => count < 1).Select(count => $"--k: expected 1 or more, found {count}"));
        if (Orders.Count == 0 || Kinds.Count == 0 || Layers.Count == 0)
        {
            problems.Add("expected at least one of each of --orders, --kinds and --layers");
        }

        if (problems.Count > 0)
        {
            throw new InputException(string.Join("\n", problems));
        }
    }

    /// <summary>The numbers of channels to silence where there are <paramref name="all"/>.</summary>
    public int[] CountsOf(int all) =>
        Counts is null ? SilencingGrid.Even(all, Points) : SilencingGrid.Named(Counts, all);
}
