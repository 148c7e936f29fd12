namespace An8Suite.Core.Selection;

/// <summary>What a <see cref="LinearReadout"/> achieves on some images.</summary>
/// <param name="Images">How many there are.</param>
/// <param name="Accuracy">The share whose true label it names, in [0, 1].</param>
/// <param name="Agreement">The share for which it names the network's own prediction, in [0, 1].</param>
public readonly record struct ReadoutScore(int Images, double Accuracy, double Agreement);
