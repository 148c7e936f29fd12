using System.CommandLine;
using An8Suite.Cli.Steps;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 train</c>: dataset to network.</summary>
public static class TrainVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "train",
            "Trains a network on a dataset and tests it on the poses of one fold.",
            "an8 train out/dataset --fold 0 --out out/train",
            "out/train");
        Argument<string> dataset = step.AddInput(
            "generate", ", any folder with a folder of pictures a class (alone or below train, val and test), or IDX files as MNIST's");
        TrainingOptions standard = new();
        Option<int> fold = step.Add(Options.AtLeast(0, new Option<int>("--fold")
        {
            Description = "The fold that is tested; the next one validates, the others train. 0 where the splits are fixed.",
            DefaultValueFactory = _ => 0,
        }));
        Option<string> architecture = step.Add(Options.OneOf(
            "--architecture", "The network.", standard.Architecture, Architectures.Names));
        Option<int> epochs = step.Add(Options.AtLeast(1, new Option<int>("--epochs")
        {
            Description = "Passes over the training images, at most.",
            DefaultValueFactory = _ => standard.Epochs,
        }));
        Option<int> batch = step.Add(Options.AtLeast(1, new Option<int>("--batch-size")
        {
            Description = "Images a step.",
            DefaultValueFactory = _ => standard.BatchSize,
        }));
        Option<double> rate = step.Add(new Option<double>("--learning-rate")
        {
            Description = "Step size of the optimiser.",
            DefaultValueFactory = _ => standard.LearningRate,
        });
        Option<int?> inputSize = step.Add(new Option<int?>("--input-size")
        {
            Description = "Resize all pictures to so many pixels a side; for folders that 'an8 generate' did not make.",
            HelpName = "pixels",
        });
        Option<double> target = step.Add(new Option<double>("--target-accuracy")
        {
            Description = "The test accuracy, 0 to 1, below which later tables say that the network has not learnt its task.",
            DefaultValueFactory = _ => standard.TargetAccuracy,
        });
        return step.Runs((parsed, context) => TrainStep.Run(
            standard with
            {
                Architecture = parsed.GetRequiredValue(architecture),
                Epochs = parsed.GetValue(epochs),
                BatchSize = parsed.GetValue(batch),
                LearningRate = parsed.GetValue(rate),
                TargetAccuracy = parsed.GetValue(target),
                Seed = parsed.GetValue(step.Seed),
                Threads = context.Threads,
            },
            new TrainInput(parsed.GetRequiredValue(dataset), parsed.GetValue(fold)) { InputSize = parsed.GetValue(inputSize) },
            context));
    }
}
