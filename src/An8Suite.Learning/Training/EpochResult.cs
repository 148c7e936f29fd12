namespace An8Suite.Learning.Training;

/// <summary>How one pass over the training images went.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">Mean cross-entropy in nats, measured while the weights still moved.</param>
/// <param name="TrainAccuracy">In [0, 1], measured likewise.</param>
/// <param name="ValLoss">Mean cross-entropy of the validation images after the epoch.</param>
/// <param name="ValAccuracy">In [0, 1].</param>
/// <param name="ImagesPerSecond">Training images a second; the only number that differs between equal runs.</param>
public sealed record EpochResult(
    int Epoch, double TrainLoss, double TrainAccuracy, double ValLoss, double ValAccuracy, double ImagesPerSecond)
{
    /// <summary>True when the validation accuracy is higher, or as high with a lower loss.</summary>
    public bool IsBetterThan(EpochResult? other) =>
        other is null
        || ValAccuracy > other.ValAccuracy
        || (ValAccuracy == other.ValAccuracy && ValLoss < other.ValLoss);
}
