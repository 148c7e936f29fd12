using System.CommandLine;
using An8Suite.Learning.Networks.Designed;
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
        Option<int?> inputSize = step.Add(new Option<int?>("--input-size")
        {
            Description = "Resize all pictures to so many pixels a side; for folders that 'an8 generate' did not make.",
            HelpName = "pixels",
        });
        Option<int?> shorterSide = step.Add(ImportVerb.ShorterSide());
        Option<double> dropParts = step.Add(new Option<double>("--drop-parts")
        {
            Description = "Train on a second view of every image as well, in which each part is missing with this "
                + "likelihood: 'an8 parts' then asks about views that the network knows.",
            DefaultValueFactory = _ => 0,
            HelpName = "share",
        });
        Option<double> dropCells = step.Add(new Option<double>("--drop-cells")
        {
            Description = "Train on another view of every image as well, in which each of 4 x 4 cells is missing with "
                + "this likelihood: the score of single cells in 'an8 parts' is then in-domain.",
            DefaultValueFactory = _ => 0,
            HelpName = "share",
        });
        Option<double?> cueWeight = step.Add(new Option<double?>("--cue-weight")
        {
            Description = $"With --architecture {DesignedNetwork.Cue}: what the cue, the last part that a class names, "
                + "counts in its logit; its other parts count the rest. "
                + FormattableString.Invariant($"{DesignedNetwork.StandardCueWeight} otherwise."),
            HelpName = "share",
        });
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
                new TrainInput(parsed.GetRequiredValue(dataset), parsed.GetValue(fold))
                {
                    InputSize = parsed.GetValue(inputSize),
                    ShorterSide = parsed.GetValue(shorterSide),
                    DropParts = parsed.GetValue(dropParts),
                    DropCells = parsed.GetValue(dropCells),
                    CueWeight = parsed.GetValue(cueWeight),
                },
                context);
        });
    }
}
