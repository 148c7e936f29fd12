using System.CommandLine;
using An8Suite.Cli.Experiments.Compare;
using An8Suite.Cli.Flags;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 compare</c>: single features, drawn in three ways.</summary>
public static class CompareVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            CompareStep.Name,
            "Draws the relevant features of single test images as activation, guided backprop and interpolated deconvolution.",
            "an8 compare out/select --out out/compare",
            "out/compare");
        Argument<string> select = step.AddInput("select");
        Option<int> top = step.Add(Options.AtLeast(1, new Option<int>("--top")
        {
            Description = "Relevant features an image.",
            DefaultValueFactory = _ => new CompareOptions().Top,
            HelpName = "number",
        }));
        Option<string?> images = step.Add(new Option<string?>("--images")
        {
            Description = "Comma-separated ids of test images; otherwise one of each of up to six classes.",
            HelpName = "ids",
        });
        step.AddDevice();
        return step.Runs((parsed, context) => CompareStep.Run(
            new CompareOptions
            {
                Top = parsed.GetValue(top),
                Images = parsed.GetValue(images)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
                Seed = parsed.GetValue(step.Seed),
            },
            parsed.GetRequiredValue(select),
            context));
    }
}
