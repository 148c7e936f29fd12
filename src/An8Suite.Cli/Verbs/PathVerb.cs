using System.CommandLine;
using An8Suite.Cli.Flags;
using An8Suite.Cli.Steps;
using An8Suite.Core.Selection;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 path</c>: responses to the selection at every budget.</summary>
public static class PathVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "path",
            "Follows the mu-lasso of every class through all budgets: features, error, and what the weights alone recognise.",
            "an8 path out/respond --mu-max 100 --out out/path",
            "out/path");
        Argument<string> respond = step.AddInput("respond");
        Option<string> preset = step.Add(Options.OneOf(
            "--preset", "Labels, and the budget to mark.", "paper", LassoOptions.PresetNames));
        Option<double> muMax = step.Add(new Option<double>("--mu-max")
        {
            Description = "The largest L1 budget of each class's weights.",
            DefaultValueFactory = _ => new PathOptions().MuMax,
            HelpName = "number",
        });
        Option<int> points = step.Add(Options.AtLeast(2, new Option<int>("--points")
        {
            Description = "Budgets from a thousandth of --mu-max up to it, even in their logarithm, beside the corners.",
            DefaultValueFactory = _ => new PathOptions().Points,
            HelpName = "number",
        }));
        Option<string> on = step.Add(new Option<string>("--on")
        {
            Description = "Comma-separated splits to try the weights on as a classifier, beside the recorded one.",
            DefaultValueFactory = _ => "train,val,test",
            HelpName = "splits",
        });
        return step.Runs((parsed, context) => PathStep.Run(
            new PathOptions
            {
                Lasso = LassoOptions.Preset(parsed.GetRequiredValue(preset)),
                MuMax = parsed.GetValue(muMax),
                Points = parsed.GetValue(points),
                On = [.. Options.Split("--on", parsed.GetRequiredValue(on), SplitNames.Splits).Select(name => SplitNames.Parse(name)!.Value)],
            },
            parsed.GetRequiredValue(respond),
            context));
    }
}
