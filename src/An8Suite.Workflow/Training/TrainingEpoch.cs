namespace An8Suite.Workflow.Training;

/// <summary>One pass over the training images.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainLoss">Mean cross-entropy in nats while the weights moved.</param>
/// <param name="TrainAccuracy">In [0, 1], likewise.</param>
/// <param name="ValLoss">Mean cross-entropy of the validation images afterwards.</param>
/// <param name="ValAccuracy">In [0, 1].</param>
public sealed record TrainingEpoch(
    int Epoch, double TrainLoss, double TrainAccuracy, double ValLoss, double ValAccuracy);
