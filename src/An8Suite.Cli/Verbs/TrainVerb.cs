using System.CommandLine;
using An8Suite.Cli.Steps;

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
        Argument<string> dataset = step.AddInput("generate");
        Option<int> fold = step.Add(Options.AtLeast(0, new Option<int>("--fold")
        {
            Description = "The fold that is tested; the next one validates, the others train. 0 where the splits are fixed.",
            DefaultValueFactory = _ => 0,
        }));
        TrainingArguments training = new();
        training.AddTo(step);
        step.AddDevice();
        return step.Runs((parsed, context) => TrainStep.Run(
            training.Read(parsed, parsed.GetValue(step.Seed), context),
            parsed.GetRequiredValue(dataset),
            parsed.GetValue(fold),
            context));
    }
}
