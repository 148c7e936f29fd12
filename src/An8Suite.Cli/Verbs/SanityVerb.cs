using System.CommandLine;
using An8Suite.Cli.Experiments.Sanity;
using An8Suite.Cli.Flags;
using An8Suite.Learning.Explanations;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 sanity</c>: whether heatmaps change with the class and with the weights.</summary>
public static class SanityVerb
{
    private static readonly SanityOptions Standard = new();

    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "sanity",
            "Compares every method's heatmaps across classes, and with those of networks whose weights are drawn anew.",
            "an8 sanity out/select --seeds 3 --out out/sanity",
            "out/sanity");
        Argument<string> select = step.AddInput("select");
        Option<string> methods = step.Add(new Option<string>("--methods")
        {
            Description = $"Comma-separated: {string.Join(", ", ExplanationMethods.Names)}; or start.relu.stride such as lasso.guided.nearest.",
            DefaultValueFactory = _ => string.Join(',', SanityOptions.Default),
            HelpName = "names",
        });
        Option<string[]> others = step.Add(new Option<string[]>("--other")
        {
            Description = "Folders of 'an8 select' of networks trained with other seeds, to compare with as well.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "dirs",
        });
        Option<int> seeds = Number(step, "--seeds", "How often the weights are drawn; a floor needs two.", Standard.Seeds);
        Option<int> images = Number(step, "--images", "Test images, as many of each class, drawn by the seed.", Standard.Images);
        Option<int> top = Number(step, "--top", "Relevant features an image.", Standard.Top);
        Option<int> batch = Number(step, "--batch-size", "Images that pass the network together: memory grows with it.", Standard.BatchSize);
        step.AddDevice();
        return step.Runs((parsed, context) => SanityStep.Run(
            new SanityOptions
            {
                Methods = [.. parsed.GetRequiredValue(methods)
                    .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()],
                Seeds = parsed.GetValue(seeds),
                Images = parsed.GetValue(images),
                Top = parsed.GetValue(top),
                BatchSize = parsed.GetValue(batch),
            },
            parsed.GetValue(step.Seed),
            [parsed.GetRequiredValue(select), .. parsed.GetValue(others) ?? []],
            context));
    }

    private static Option<int> Number(StepCommand step, string name, string description, int standard) =>
        step.Add(Options.AtLeast(1, new Option<int>(name)
        {
            Description = description,
            DefaultValueFactory = _ => standard,
            HelpName = "number",
        }));
}
