using System.CommandLine;
using An8Suite.Cli.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 score</c>: heatmaps to scores.</summary>
public static class ScoreVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "score",
            "Compares heatmaps with the rendered masks over all thresholds.",
            "an8 score out/explain --out out/score",
            "out/score");
        Argument<string> explain = step.AddInput("explain");
        Option<string> policies = step.Add(new Option<string>("--policies")
        {
            Description = "Comma-separated mask policies that the dataset holds.",
            DefaultValueFactory = _ => "class_part",
            HelpName = "names",
        });
        return step.Runs((parsed, context) => ScoreStep.Run(
            parsed.GetRequiredValue(policies), parsed.GetRequiredValue(explain), context));
    }
}
