using System.CommandLine;
using An8Suite.Cli.Experiments.Evaluation;
using An8Suite.Cli.Steps;
using An8Suite.Learning.Explanations;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 evaluate</c>: a selection to scores, under every mask policy and with the grid.</summary>
public static class EvaluateVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            EvaluateStep.Name,
            "Explains the test images and scores the heatmaps at once, under every mask policy; keeps only heatmaps that the report shows.",
            "an8 evaluate out/select --out out/evaluate",
            "out/evaluate");
        Argument<string> select = step.AddInput("select");
        Option<string> methods = step.Add(new Option<string>("--methods")
        {
            Description = $"Comma-separated: {string.Join(", ", ExplanationMethods.Names)}; or start.relu.stride such as lasso.guided.nearest.",
            DefaultValueFactory = _ => string.Join(',', ExplanationMethods.Default),
            HelpName = "names",
        });
        Option<bool> noGrid = step.Add(new Option<bool>("--no-grid")
        {
            Description = $"Leave out the {Grid.Names.Count} methods that every start, ReLU rule and way through strides make together.",
        });
        Option<string?> policies = step.Add(new Option<string?>("--policies")
        {
            Description = "Comma-separated mask policies; all that the dataset holds otherwise. The first chooses the kept heatmaps.",
            HelpName = "names",
        });
        Option<int?> poses = step.Add(new Option<int?>("--poses")
        {
            Description = "Only so many poses of the test fold, chosen by the seed, each with all classes.",
            HelpName = "number",
        });
        Option<int?> slowPoses = step.Add(new Option<int?>("--slow-poses")
        {
            Description = $"Of these only so many for the grid and {string.Join(", ", EvaluateOptions.SlowMethods)}; all otherwise.",
            HelpName = "number",
        });
        Option<int> top = step.Add(Options.AtLeast(1, new Option<int>("--top")
        {
            Description = "Relevant features an image.",
            DefaultValueFactory = _ => 3,
        }));
        MethodArguments numbers = new(step);
        step.AddDevice();
        return step.Runs((parsed, context) =>
        {
            EvaluateOptions options = new()
            {
                Methods = MethodNames.Parse(parsed.GetRequiredValue(methods), grid: false),
                MethodsAreNamed = parsed.GetResult(methods) is { Implicit: false },
                Grid = !parsed.GetValue(noGrid),
                Policies = PolicyNames(parsed.GetValue(policies)),
                Poses = parsed.GetValue(poses),
                SlowPoses = parsed.GetValue(slowPoses),
                Top = parsed.GetValue(top),
                BatchSize = numbers.BatchSize(parsed),
                Numbers = numbers.Numbers(parsed),
                Seed = parsed.GetValue(step.Seed),
            };
            bool made = EvaluateStep.Run(options, parsed.GetRequiredValue(select), context);
            ResultTable.Show([context.Out]);
            return made;
        });
    }

    private static string[] PolicyNames(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
