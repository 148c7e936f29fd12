using System.CommandLine;
using An8Suite.Learning.Training;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Training;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 train</c>: dataset to network.</summary>
internal static class TrainVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        StepCommand step = new(
            name,
            "Trains a network on a dataset and tests it on the poses of one fold.",
            "an8 train out/dataset --fold 0 --out out/train",
            "out/train")
        {
            Next = NextCommand.Of("respond"),
            Results = StepResult.Of(TrainingFile.FileName),
        };
        Argument<string> dataset = step.AddInput(
            "generate", ", any folder with a folder of pictures a class (alone or below train, val and test), "
                + "or IDX files as MNIST's; transparent pictures are laid on white");
        Option<int> fold = step.Add(Options.AtLeast(0, new Option<int>("--fold")
        {
            Description = "The fold that is tested; the next one validates, the others train. "
                + "0 where the splits are fixed.",
            DefaultValueFactory = _ => 0,
        }));
        OptionTable<TrainInput> data = step.Add(StepFlags.TrainingData());
        OptionTable<TrainingOptions> table = step.Add(StepFlags.Training());
        Option rate = table.Option("--learning-rate");
        step.AddDevice();
        return step.Runs((parsed, context) =>
        {
            TrainingOptions training = table.Read(parsed) with
            {
                Seed = parsed.GetValue(step.Seed),
                Threads = context.Threads,
                Device = context.Device,
            };
            return TrainStep.Run(
                parsed.GetResult(rate) is { Implicit: false } ? training
                    : training with { LearningRate = StepFlags.Rate(training) },
                data.Read(parsed, new TrainInput(parsed.GetRequiredValue(dataset), parsed.GetValue(fold))),
                context);
        });
    }
}
