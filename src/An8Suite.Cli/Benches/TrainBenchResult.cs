namespace An8Suite.Cli.Benches;

/// <summary>What <c>an8 bench train</c> found of one network.</summary>
/// <param name="Side">Of the images, in pixels.</param>
/// <param name="TrainingRate">Images a second.</param>
/// <param name="TrainingMilliseconds">Processor time an image, which other programs on the machine change less.</param>
/// <param name="InferenceRate">Images a second.</param>
/// <param name="InferenceMilliseconds">Processor time an image.</param>
internal sealed record TrainBenchResult(
    int Side, double TrainingRate, double TrainingMilliseconds, double InferenceRate, double InferenceMilliseconds);
