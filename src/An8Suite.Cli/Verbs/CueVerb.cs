using System.CommandLine;
using An8Suite.Cli.Experiments.Cue;
using An8Suite.Cli.Flags;
using An8Suite.Learning.Networks;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 cue</c>: a network that cheats, and which methods show it.</summary>
public static class CueVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            CueStep.Name,
            "Plants a sticker that gives the label away, trains a network on it, and scores heatmaps against sticker and object.",
            "an8 cue out/dataset --out out/cue",
            "out/cue");
        CueOptions standard = new();
        Argument<string> dataset = step.AddInput("generate");
        Option<int> side = step.Add(Number("--side", "Side of the sticker, in pixels.", standard.Side));
        Option<int> poses = step.Add(Number("--poses", "Poses of the test fold that are explained, each with all classes.", standard.Poses));
        Option<int> epochs = step.Add(Number("--epochs", "Passes over the training images, at most.", standard.Epochs));
        Option<string> architecture = step.Add(Options.OneOf("--architecture", "The network.", standard.Architecture, Architectures.Names));
        step.AddDevice();
        return step.Runs((parsed, context) => CueStep.Run(
            new CueOptions
            {
                Side = parsed.GetValue(side),
                Poses = parsed.GetValue(poses),
                Epochs = parsed.GetValue(epochs),
                Architecture = parsed.GetRequiredValue(architecture),
                Seed = parsed.GetValue(step.Seed),
            },
            parsed.GetRequiredValue(dataset),
            context));
    }

    private static Option<int> Number(string name, string description, int standard) => Options.AtLeast(1, new Option<int>(name)
    {
        Description = description,
        DefaultValueFactory = _ => standard,
        HelpName = "number",
    });
}
