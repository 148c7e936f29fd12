namespace An8Suite.Cli.Report;

/// <summary>One pass over the training images.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">The mean cross-entropy while training.</param>
/// <param name="TrainAccuracy">In [0, 1].</param>
/// <param name="ValLoss">The mean cross-entropy on the validation images afterwards.</param>
/// <param name="ValAccuracy">In [0, 1].</param>
public sealed record EpochRow(int Epoch, double TrainLoss, double TrainAccuracy, double ValLoss, double ValAccuracy);
