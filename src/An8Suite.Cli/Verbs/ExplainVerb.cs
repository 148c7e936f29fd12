using System.CommandLine;
using An8Suite.Cli.Steps;
using An8Suite.Cli.Terminal;
using An8Suite.Core.Imaging;
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
        IReadOnlyList<string> names = ExplanationMethods.Names;
        Option<string> methods = step.Add(new Option<string>("--methods")
        {
            Description = $"Comma-separated: {string.Join(", ", names)}; or start.relu.stride such as lasso.guided.nearest.",
            DefaultValueFactory = _ => string.Join(',', ExplanationMethods.Default),
            HelpName = "names",
        });
        Option<bool> grid = step.Add(new Option<bool>("--grid")
        {
            Description = $"Add the {Grid.Names.Count} methods that every start, ReLU rule and way through strides make together.",
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
        Option<bool> overlays = step.Add(new Option<bool>("--overlays")
        {
            Description = "Draw a picture beside every heatmap: the image with the heat laid over, a colour bar, a caption.",
        });
        Option<string> colors = step.Add(Options.OneOf(
            "--colormap", "The colours of --overlays; jet is the one that is not even.", ColorMap.Names[0], ColorMap.Names));
        Option<string[]> images = step.Add(new Option<string[]>("--images")
        {
            Description = "Explain these files, folders of pictures or IDX files instead of a split; transparent ones are laid on white.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "paths",
        });
        MethodArguments numbers = new(step);
        step.Exclusive(images, split);
        step.AddDevice();
        return step.Runs((parsed, context) =>
        {
            ExplainStepOptions options = new()
            {
                Methods = MethodNames.Parse(parsed.GetRequiredValue(methods), parsed.GetValue(grid)),
                MethodsAreNamed = parsed.GetResult(methods) is { Implicit: false },
                Images = parsed.GetValue(images) ?? [],
                Top = parsed.GetValue(top),
                ClassChoice = parsed.GetRequiredValue(classOption),
                Split = SplitNames.Parse(parsed.GetRequiredValue(split)),
                ImagesPerClass = parsed.GetValue(limit),
                Overlays = parsed.GetValue(overlays) || parsed.GetResult(colors) is { Implicit: false }
                    ? parsed.GetRequiredValue(colors)
                    : null,
                BatchSize = numbers.BatchSize(parsed),
                Numbers = numbers.Numbers(parsed),
                Seed = parsed.GetValue(step.Seed),
            };
            bool made = ExplainStep.Run(options, parsed.GetRequiredValue(select), context);
            ChosenFeatures.Show(context.Out);
            return made;
        });
    }
}
