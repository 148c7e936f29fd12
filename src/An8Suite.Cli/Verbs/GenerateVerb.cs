using System.CommandLine;
using An8Suite.Cli.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 generate</c>: recipe to dataset.</summary>
public static class GenerateVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        StepCommand step = new(
            "generate",
            "Renders the images, masks and metadata that a recipe describes.",
            "an8 generate an8flower-single-6c --poses 200 --out out/dataset",
            "out/dataset");
        Argument<string> recipe = new("recipe")
        {
            Description = $"A recipe file, or the name of one of the suite's own: {string.Join(", ", RecipeFiles.Names)}.",
        };
        step.Command.Add(recipe);
        Option<int?> size = step.Add(new Option<int?>("--size")
        {
            Description = "Side of the images in pixels, 32 to 2048; the recipe's otherwise.",
            HelpName = "pixels",
        });
        Option<int?> poses = step.Add(new Option<int?>("--poses")
        {
            Description = "Render only so many of the recipe's poses, chosen by the seed.",
            HelpName = "number",
        });
        return step.Runs((parsed, context) => GenerateStep.Run(
            new GenerateOptions
            {
                Recipe = parsed.GetRequiredValue(recipe),
                Size = parsed.GetValue(size),
                Poses = parsed.GetValue(poses),
                Seed = parsed.GetValue(step.Seed),
            },
            context));
    }
}
