using System.Text.Json.Serialization;
using An8Suite.Core;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Networks.Designed;

namespace An8Suite.Learning.Training;

/// <summary>How a network is trained; together with the images it fixes every weight.</summary>
public sealed record TrainingOptions
{
    /// <summary>A name of <see cref="Architectures.Names"/>.</summary>
    public string Architecture { get; init; } = "small";

    /// <summary>The most passes over the training images.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Images a step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>A name of <see cref="Optimizer.Names"/>.</summary>
    public string Optimizer { get; init; } = "adamw";

    /// <summary>The size of a step.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>A name of <see cref="LearningRateSchedule.Names"/>: how the size of a step changes.</summary>
    public string Schedule { get; init; } = "constant";

    /// <summary>Epochs over which the size of a step grows from nothing.</summary>
    public int WarmUpEpochs { get; init; }

    /// <summary>The share of a weight, times the learning rate, that every step takes away.</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>
    /// <see cref="Augmentation.None"/>, or names of <see cref="Augmentation.Names"/> with commas between them.
    /// </summary>
    public string Augment { get; init; } = Augmentation.None;

    /// <summary>Epochs without a better validation result after which training ends.</summary>
    public int Patience { get; init; } = 10;

    /// <summary>
    /// Whether training neither ends early nor goes back to the best weights, so that its length is what it is told.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AllEpochs { get; init; }

    /// <summary>The test accuracy below which a network counts as not having learnt, in [0, 1].</summary>
    public double TargetAccuracy { get; init; } = 0.99;

    /// <summary>Of the first weights and of the order of the images.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads of one operation; another number gives other roundings and so other weights.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Where it is computed: <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>; another one gives other roundings too.
    /// </summary>
    public string Device { get; init; } = "cpu";

    /// <summary>The valid names of <see cref="Optimizer"/>.</summary>
    public static IReadOnlyCollection<string> OptimizerNames => Training.Optimizer.Names;

    /// <summary>
    /// The learning rate with which an architecture learns from fresh weights; plain descent takes larger steps.
    /// </summary>
    /// <exception cref="InputException">No such architecture.</exception>
    public static double StandardLearningRate(string architecture, string optimizer) =>
        (DesignedNetwork.Names.Contains(architecture) ? 1e-3 : Architectures.Of(architecture).LearningRate)
        * (optimizer == "sgd" ? 10 : 1);

    /// <summary>The standard options of an architecture, with its learning rate.</summary>
    /// <exception cref="InputException">No such architecture.</exception>
    public static TrainingOptions Of(string architecture) =>
        new() { Architecture = architecture, LearningRate = Architectures.Of(architecture).LearningRate };

    /// <summary>Checks every value.</summary>
    /// <exception cref="InputException">Names every value that is out of range.</exception>
    public void Validate()
    {
        List<string> problems = [];
        string[] known = [.. Architectures.Names, .. DesignedNetwork.Names];
        Require(known.Contains(Architecture),
            $"unknown architecture '{Architecture}'; {NearestName.Hint(Architecture, known)}");
        Require(Training.Optimizer.Names.Contains(Optimizer),
            $"unknown optimizer '{Optimizer}'; {NearestName.Hint(Optimizer, Training.Optimizer.Names)}");
        Require(LearningRateSchedule.Names.Contains(Schedule),
            $"unknown schedule '{Schedule}'; {NearestName.Hint(Schedule, LearningRateSchedule.Names)}");
        Require(Epochs >= 1, $"epochs must be at least 1, found {Epochs}");
        Require(BatchSize >= 1, $"batch size must be at least 1, found {BatchSize}");
        Require(LearningRate > 0 && double.IsFinite(LearningRate),
            FormattableString.Invariant($"learning rate must be above 0, found {LearningRate}"));
        Require(WarmUpEpochs >= 0 && (WarmUpEpochs < Epochs || WarmUpEpochs == 0),
            $"warm-up must take at least 0 epochs and fewer than {Epochs}, found {WarmUpEpochs}");
        Require(WeightDecay >= 0 && double.IsFinite(WeightDecay),
            FormattableString.Invariant($"weight decay must be at least 0, found {WeightDecay}"));
        Require(Patience >= 1, $"patience must be at least 1, found {Patience}");
        Require(TargetAccuracy is >= 0 and <= 1,
            FormattableString.Invariant($"target accuracy must lie in [0, 1], found {TargetAccuracy}"));
        Require(Threads >= 1, $"threads must be at least 1, found {Threads}");
        try
        {
            Augmentation.Split(Augment);
        }
        catch (InputException error)
        {
            problems.Add(error.Message);
        }

        if (problems.Count > 0)
        {
            throw new InputException(string.Join("\n", problems));
        }

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }
}
