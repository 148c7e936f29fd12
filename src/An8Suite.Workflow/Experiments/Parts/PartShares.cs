using An8Suite.Core.Games;

namespace An8Suite.Workflow.Experiments.Parts;

/// <summary>What a game comes to for every player, computed once.</summary>
/// <param name="Game">The image.</param>
/// <param name="Value">What is shared out.</param>
/// <param name="Shapley">Shapley values.</param>
/// <param name="Banzhaf">Banzhaf values.</param>
/// <param name="Deletions">The drops without each player.</param>
internal sealed record PartShares(
    PartGame Game, PartValue Value, double[] Shapley, double[] Banzhaf, double[] Deletions)
{
    /// <summary>Those of one image.</summary>
    public static PartShares Of(PartGame game, PartValue value)
    {
        CooperativeGame shared = game.Of(value);
        return new PartShares(game, value, shared.Shapley(), shared.Banzhaf(), shared.SingleDeletions());
    }
}
