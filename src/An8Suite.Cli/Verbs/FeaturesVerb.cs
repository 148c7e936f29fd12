using System.CommandLine;
using An8Suite.Cli.Flags;
using An8Suite.Cli.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 features</c>: what the relevant features of every class look like, and which parts they coincide with.</summary>
public static class FeaturesVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "features",
            "Shows what excites each class's relevant features, and how well every channel coincides with each part.",
            "an8 features out/select --out out/features",
            "out/features");
        Argument<string> select = step.AddInput("select");
        FeaturesOptions standard = new();
        Option<int> top = step.Add(Options.AtLeast(1, new Option<int>("--top")
        {
            Description = "How many features an image's explanation uses.",
            DefaultValueFactory = _ => standard.Top,
            HelpName = "number",
        }));
        Option<int> shown = step.Add(Options.AtLeast(1, new Option<int>("--shown")
        {
            Description = "At most so many features of a class get pictures, those chosen most often.",
            DefaultValueFactory = _ => standard.Shown,
            HelpName = "number",
        }));
        Option<int> crops = step.Add(Options.AtLeast(1, new Option<int>("--crops")
        {
            Description = "Crops of a feature, from as many images that excite it most.",
            DefaultValueFactory = _ => standard.Crops,
            HelpName = "number",
        }));
        Option<double> quantile = step.Add(new Option<double>("--quantile")
        {
            Description = "The share of a channel's activations that count as active when it is compared with the parts.",
            DefaultValueFactory = _ => standard.Quantile,
            HelpName = "share",
        });
        return step.Runs((parsed, context) => FeaturesStep.Run(
            new FeaturesOptions
            {
                Top = parsed.GetValue(top),
                Shown = parsed.GetValue(shown),
                Crops = parsed.GetValue(crops),
                Quantile = parsed.GetValue(quantile),
            },
            parsed.GetRequiredValue(select),
            context));
    }
}
