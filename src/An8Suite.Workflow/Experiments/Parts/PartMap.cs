using An8Suite.Core.Games;
using An8Suite.Core.Scoring;
using An8Suite.Learning.Faithfulness;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>
/// A method's heat on an image, beside what the network uses of the image and what others say of the map.
/// </summary>
internal sealed record PartMap
{
    /// <summary>The image.</summary>
    public required PartGame Game { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The Shapley value of every player.</summary>
    public required double[] Shapley { get; init; }

    /// <summary>The drop of the value without each player.</summary>
    public required double[] Deletions { get; init; }

    /// <summary>The heat on every player, and last on the background.</summary>
    public required double[] Heat { get; init; }

    /// <summary>Its agreement with the mask of the class's part; null where that cannot be seen.</summary>
    public required Measures? Mask { get; init; }

    /// <summary>Its deletion, insertion and infidelity; null where they were left out.</summary>
    public required ImageFaithfulness? Faithfulness { get; init; }

    /// <summary>What remains of the class when pixels go and are filled in; null where that was left out.</summary>
    public RemoveAndDebias? Debiased { get; init; }

    /// <summary>The rank correlation of the heat on cells with what each cell's removal costs; likewise.</summary>
    public double? CellDeletion { get; init; }

    /// <summary>Whether the box around the heat finds the object, as 1 or 0; null where nothing can be seen.</summary>
    public double? BoxAccuracy { get; init; }

    /// <summary>The rank correlation over pixels with the map of another class, drawn by the seed.</summary>
    public double? OtherClass { get; init; }

    /// <summary>The same with the map of the network whose weights are all drawn anew.</summary>
    public double? OtherWeights { get; init; }

    /// <summary>See <see cref="NoisyMaps"/>; null where noisy copies were not asked for.</summary>
    public double? SmoothOtherWeights { get; init; }

    /// <summary>See <see cref="ReferenceMaps.EntropyRise"/>, for the same network.</summary>
    public double? EntropyRise { get; init; }

    /// <summary>See <see cref="Parts.TargetSensitivity"/>; null where the image allows no test.</summary>
    public double? TargetSensitivity { get; init; }

    /// <summary>All heat, that of the background included.</summary>
    public double TotalHeat => Heat.Sum();

    /// <summary>The players that can be seen.</summary>
    public int[] Visible => [.. Enumerable.Range(0, Game.Players).Where(player => Game.Pixels[player] > 0)];

    /// <summary>The numbers of the visible players.</summary>
    public double[] Seen(Func<int, double> of) => Array.ConvertAll(Visible, player => of(player));

    /// <summary>Whether the map has heat on a player that can be seen.</summary>
    public bool HasHeat => Visible.Any(player => Heat[player] > 0);

    /// <summary>The coalition of those with more than a share of all heat.</summary>
    public int Important(double share) => Enumerable.Range(0, Game.Players)
        .Where(player => Heat[player] > share * TotalHeat).Sum(player => 1 << player);

    /// <summary>
    /// The players whose removal lowers the logit by less than 5 % of it, or raises it, as a coalition.
    /// </summary>
    /// <remarks>The bound of FunnyBirds, which takes the logit whatever is shared out here.</remarks>
    public int Irrelevant()
    {
        CooperativeGame logit = Game.Of(PartValue.Logit);
        double bound = 0.05 * Math.Abs(logit.Worth(logit.Everybody));
        return logit.SingleDeletions().Index().Where(one => one.Item < bound).Sum(one => 1 << one.Index);
    }
}
