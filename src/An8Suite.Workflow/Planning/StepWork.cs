namespace An8Suite.Workflow.Planning;

/// <summary>
/// What a step does, counted in what <see cref="Calibration"/> times on the machine at hand; of it estimates are made.
/// </summary>
/// <param name="Architecture">The network that it is done with.</param>
public sealed record StepWork(string Architecture = StepWork.AnyNetwork)
{
    /// <summary>What a step that no network matters to is counted on.</summary>
    public const string AnyNetwork = "small";

    /// <summary>How many images are explained in the time of one with the grid and the slow methods.</summary>
    public const double SlowMethods = 11;

    // After about so many passes a network knows the colours, and one epoch more shows that it does.
    private const double PassesToLearn = 3600;
    private const double TrainingShare = 0.6;

    /// <summary>Images rendered and written.</summary>
    public double Rendered { get; init; }

    /// <summary>Images that pass forth and back in training.</summary>
    public double Trained { get; init; }

    /// <summary>Images that pass the network, whose responses are recorded.</summary>
    public double Passed { get; init; }

    /// <summary>Images explained with the standard methods, and scored.</summary>
    public double Explained { get; init; }

    /// <summary>Training on a dataset of so many images, and its tests.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="images">Of the dataset; three fifths are trained on.</param>
    /// <param name="epochs">The most passes over them.</param>
    /// <param name="allEpochs">Whether it never ends early.</param>
    public static StepWork Training(string architecture, int images, int epochs, bool allEpochs = false)
    {
        double trained = TrainingShare * images;
        double needed = allEpochs ? epochs : Math.Min(epochs, Math.Ceiling(PassesToLearn / trained) + 1);
        return new StepWork(architecture)
        {
            Trained = trained * needed,
            Passed = (1 - TrainingShare) * images * needed,
        };
    }
}
