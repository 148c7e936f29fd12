using System.CommandLine;
using An8Suite.Core.Selection;
using An8Suite.Learning.Responses;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Selecting;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 respond</c>: network to responses.</summary>
internal static class RespondVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        StepCommand step = new(
            name,
            "Records how strongly every channel of a trained network responds to every image.",
            "an8 respond out/train --out out/respond",
            "out/respond")
        {
            Next = NextCommand.Of("select"),
            Results = Counts,
        };
        Argument<string> train = step.AddInput("train");
        Option<string> preset = step.Add(Options.OneOf(
            "--preset", "The layers, norm and normalisation, unless another option says otherwise.",
            "paper", ResponseOptions.PresetNames));
        OptionTable<ResponseOptions> table = step.Add(StepFlags.Responses());
        Option<string> split = step.Add(Options.OneOf(
            "--split", "The images of the network's fold.", "train", SplitNames.All));
        step.AddDevice();
        return step.Runs((parsed, context) => RespondStep.Run(
            table.Read(parsed, ResponseOptions.Preset(parsed.GetRequiredValue(preset))),
            SplitNames.Parse(parsed.GetRequiredValue(split)),
            parsed.GetRequiredValue(train),
            context));
    }

    private static object Counts(string folder)
    {
        ResponseTable table = ResponseFolder.Read(folder);
        return new { Images = table.Ids.Count, Features = table.Features.Count };
    }
}
