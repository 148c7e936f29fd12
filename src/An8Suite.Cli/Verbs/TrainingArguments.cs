using System.CommandLine;
using An8Suite.Cli.Steps;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;

namespace An8Suite.Cli.Verbs;

/// <summary>The options of <c>an8 train</c> that say how a network is trained.</summary>
internal sealed class TrainingArguments
{
    private static readonly TrainingOptions Standard = new();

    private readonly Option<string> _architecture = Options.OneOf(
        "--architecture", "The network; 'an8 networks' shows them.", Standard.Architecture, Architectures.Names);

    private readonly Option<int> _epochs = Options.AtLeast(
        1, Number("--epochs", Standard.Epochs, "Passes over the training images, at most."));

    private readonly Option<int> _batch = Options.AtLeast(1, Number("--batch-size", Standard.BatchSize, "Images a step."));

    private readonly Option<string> _optimizer = Options.OneOf(
        "--optimizer", "What turns gradients into steps.", Standard.Optimizer, TrainingOptions.OptimizerNames);

    private readonly Option<double?> _rate = new("--learning-rate")
    {
        Description = "Step size; otherwise what the architecture is known to learn with (sgd: ten times that).",
        HelpName = "number",
    };

    private readonly Option<string> _schedule = Options.OneOf(
        "--schedule", "How the step size changes over the epochs.", Standard.Schedule, LearningRateSchedule.Names);

    private readonly Option<int> _warmUp = Options.AtLeast(
        0, Number("--warm-up", Standard.WarmUpEpochs, "Epochs over which the step size grows from nothing."));

    private readonly Option<double> _decay = Number(
        "--weight-decay", Standard.WeightDecay, "Share of a weight, times the step size, that every step takes away.");

    private readonly Option<string> _augment = new("--augment")
    {
        Description = $"Random changes of the training images: {Augmentation.None}, or names with commas between them of "
            + $"{string.Join(", ", Augmentation.Names)}. What changes colours may destroy the only cue of the classes.",
        DefaultValueFactory = _ => Standard.Augment,
        HelpName = "names",
    };

    private readonly Option<int> _patience = Options.AtLeast(
        1, Number("--patience", Standard.Patience, "Epochs without a better validation result after which training ends."));

    private readonly Option<double> _target = Number(
        "--target-accuracy", Standard.TargetAccuracy, "Test accuracy below which the network counts as not having learnt, 0 to 1.");

    /// <summary>Adds them to the command.</summary>
    public void AddTo(StepCommand step)
    {
        Option[] all = [_architecture, _epochs, _batch, _optimizer, _rate, _schedule, _warmUp, _decay, _augment, _patience, _target];
        Array.ForEach(all, step.Command.Add);
    }

    /// <summary>What the user asked for, resolved.</summary>
    public TrainingOptions Read(ParseResult parsed, ulong seed, StepContext context)
    {
        (string architecture, string optimizer) = (parsed.GetRequiredValue(_architecture), parsed.GetRequiredValue(_optimizer));
        return Standard with
        {
            Architecture = architecture,
            Epochs = parsed.GetValue(_epochs),
            BatchSize = parsed.GetValue(_batch),
            Optimizer = optimizer,
            LearningRate = parsed.GetValue(_rate) ?? TrainingOptions.StandardLearningRate(architecture, optimizer),
            Schedule = parsed.GetRequiredValue(_schedule),
            WarmUpEpochs = parsed.GetValue(_warmUp),
            WeightDecay = parsed.GetValue(_decay),
            Augment = parsed.GetRequiredValue(_augment),
            Patience = parsed.GetValue(_patience),
            TargetAccuracy = parsed.GetValue(_target),
            Seed = seed,
            Threads = context.Threads,
            Device = context.Device,
        };
    }

    private static Option<T> Number<T>(string name, T standard, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => standard,
        HelpName = "number",
    };
}
