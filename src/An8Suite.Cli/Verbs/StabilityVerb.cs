using System.CommandLine;
using An8Suite.Cli.Flags;
using An8Suite.Cli.Steps;
using An8Suite.Core.Selection;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 stability</c>: responses to how much the selection depends on the images.</summary>
public static class StabilityVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StabilityOptions standard = new();
        StepCommand step = new(
            "stability",
            "Selects again on bootstrap samples of the images: which features come back, and how often.",
            "an8 stability out/respond --samples 100 --out out/stability",
            "out/stability");
        Argument<string> respond = step.AddInput("respond");
        Option<string> preset = step.Add(Options.OneOf("--preset", "Budget and labels.", "paper", LassoOptions.PresetNames));
        Option<double?> mu = step.Add(new Option<double?>("--mu")
        {
            Description = "The L1 budget of each class's weights; the preset's otherwise (paper 10, authors-code 5).",
        });
        Option<int> samples = step.Add(Options.AtLeast(2, new Option<int>("--samples")
        {
            Description = "Bootstrap samples.",
            DefaultValueFactory = _ => standard.Samples,
            HelpName = "number",
        }));
        Option<string> unit = step.Add(Options.OneOf(
            "--unit",
            "What is drawn: poses with their images of all classes, which are not independent, or single images.",
            Name(standard.Unit),
            Enum.GetValues<ResampleUnit>().Select(Name)));
        return step.Runs((parsed, context) =>
        {
            LassoOptions lasso = LassoOptions.Preset(parsed.GetRequiredValue(preset));
            return StabilityStep.Run(
                new StabilityOptions
                {
                    Lasso = lasso with { Mu = parsed.GetValue(mu) ?? lasso.Mu },
                    Samples = parsed.GetValue(samples),
                    Unit = Enum.Parse<ResampleUnit>(parsed.GetRequiredValue(unit), ignoreCase: true),
                },
                parsed.GetValue(step.Seed),
                parsed.GetRequiredValue(respond),
                context);
        });
    }

    private static string Name(ResampleUnit unit) => unit.ToString().ToLowerInvariant();
}
