using System.CommandLine;
using An8Suite.Core.Selection;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Selecting;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 select</c>: responses to the features that are relevant to each class.</summary>
internal static class SelectVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        StepCommand step = new(
            name,
            "Fits one mu-lasso a class: which channels does the class hang on, and how much.",
            "an8 select out/respond --mu 10 --out out/select",
            "out/select")
        {
            Next = NextCommand.OfNetworks("explain"),
            Results = StepResult.Of(CertificateFile.FileName),
        };
        Argument<string> respond = step.AddInput("respond");
        Option<string> preset = step.Add(Options.OneOf("--preset",
            "Budget, labels and signs, unless another option says otherwise.", "paper", LassoOptions.PresetNames));
        OptionTable<LassoOptions> table = step.Add(StepFlags.Lasso());
        return step.Runs((parsed, context) => SelectStep.Run(
            table.Read(parsed, LassoOptions.Preset(parsed.GetRequiredValue(preset))),
            parsed.GetRequiredValue(respond), context));
    }
}
