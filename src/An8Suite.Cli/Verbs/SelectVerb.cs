using System.CommandLine;
using An8Suite.Cli.Steps;
using An8Suite.Core.Selection;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 select</c>: responses to the features that are relevant to each class.</summary>
public static class SelectVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "select",
            "Fits one mu-lasso a class: which channels does the class hang on, and how much.",
            "an8 select out/respond --mu 10 --out out/select",
            "out/select");
        Argument<string> respond = step.AddInput("respond");
        Option<string> preset = step.Add(Options.OneOf("--preset", "Budget and labels.", "paper", LassoOptions.PresetNames));
        Option<double?> mu = step.Add(new Option<double?>("--mu")
        {
            Description = "The L1 budget of each class's weights; the preset's otherwise (paper 10, authors-code 5).",
        });
        return step.Runs((parsed, context) =>
        {
            LassoOptions options = LassoOptions.Preset(parsed.GetRequiredValue(preset));
            return SelectStep.Run(
                options with { Mu = parsed.GetValue(mu) ?? options.Mu }, parsed.GetRequiredValue(respond), context);
        });
    }
}
