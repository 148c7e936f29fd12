using An8Suite.Learning.Ablation;

namespace An8Suite.Workflow.Experiments.Ablate;

/// <summary>The channels that may be silenced.</summary>
/// <param name="Set">Which layers.</param>
/// <param name="Names">Their names.</param>
/// <param name="Channels">How many channels they have together.</param>
/// <param name="Selected">How many of these the selection finds relevant, class by class.</param>
/// <param name="Followed">
/// How many some budget finds relevant, class by class; the lasso's order is random behind them.
/// </param>
public sealed record AblateLayers(
    LayerSet Set, IReadOnlyList<string> Names, int Channels, IReadOnlyList<int> Selected, IReadOnlyList<int> Followed);
