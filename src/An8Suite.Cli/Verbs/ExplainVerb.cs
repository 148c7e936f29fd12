using System.CommandLine;
using An8Suite.Cli.Steps;
using An8Suite.Learning.Explanations;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 explain</c>: images to heatmaps.</summary>
public static class ExplainVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "explain",
            "Draws, for every image, what each method says the network used.",
            "an8 explain out/select --methods ours,grad-cam,mask --out out/explain",
            "out/explain");
        Argument<string> select = step.AddInput("select", ", or by 'an8 train', or a checkpoint file, for methods that need no selection");
        string[] names = [.. ExplanationMethods.All.Select(m => m.Name)];
        Option<string> methods = step.Add(new Option<string>("--methods")
        {
            Description = $"Comma-separated: {string.Join(", ", names)}.",
            DefaultValueFactory = _ => string.Join(',', ExplanationMethods.Default),
            HelpName = "names",
        });
        Option<int> top = step.Add(Options.AtLeast(1, new Option<int>("--top")
        {
            Description = "Relevant features an image.",
            DefaultValueFactory = _ => 3,
        }));
        Option<string> classOption = step.Add(new Option<string>("--class")
        {
            Description = "The class to explain: predicted, true, or a class's name.",
            DefaultValueFactory = _ => "predicted",
            HelpName = "class",
        });
        Option<string> split = step.Add(Options.OneOf(
            "--split", "The images of the network's fold.", "test", SplitNames.All));
        Option<int?> limit = step.Add(new Option<int?>("--limit")
        {
            Description = "At most so many images of each class, chosen by the seed.",
            HelpName = "number",
        });
        Option<string[]> images = step.Add(new Option<string[]>("--images")
        {
            Description = "Explain these files, folders of pictures or IDX files instead of a split.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "paths",
        });
        step.Exclusive(images, split);
        step.AddDevice();
        return step.Runs((parsed, context) => ExplainStep.Run(
            new ExplainStepOptions
            {
                Methods = Options.Split("--methods", parsed.GetRequiredValue(methods), names),
                MethodsAreNamed = parsed.GetResult(methods) is { Implicit: false },
                Images = parsed.GetValue(images) ?? [],
                Top = parsed.GetValue(top),
                ClassChoice = parsed.GetRequiredValue(classOption),
                Split = SplitNames.Parse(parsed.GetRequiredValue(split)),
                ImagesPerClass = parsed.GetValue(limit),
                Seed = parsed.GetValue(step.Seed),
            },
            parsed.GetRequiredValue(select),
            context));
    }
}
