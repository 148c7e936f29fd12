using System.CommandLine;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Steps;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 generate</c>: recipe to dataset.</summary>
internal static class GenerateVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        StepCommand step = new(
            name,
            "Renders the images, masks and metadata that a recipe describes.",
            "an8 generate an8flower-single-6c --poses 200 --out out/dataset",
            "out/dataset")
        {
            Next = NextCommand.OfNetworks(StepNames.Train, IsWhole),
            Results = StepResult.Of(DatasetProvenance.FileName),
        };
        Argument<string> recipe = new("recipe")
        {
            Description = "A recipe file, or the name of one of the suite's own: "
                + $"{string.Join(", ", RecipeFiles.Names)}.",
        };
        step.Command.Add(Options.Suggest(recipe, RecipeFiles.Names));
        OptionTable<GenerateOptions> table = step.Add(StepFlags.Generate());
        Option<string?> shard = step.Add(new Option<string?>("--shard")
        {
            Description = "Make only part i of n, to be joined by 'an8 merge'.",
            HelpName = "i/n",
        });
        Option<string> device = step.Add(Options.Renderer());
        return step.Runs((parsed, context) => Run(
            table.Read(parsed) with
            {
                Recipe = parsed.GetRequiredValue(recipe),
                Shard = parsed.GetValue(shard) is string text ? ShardOf(text) : null,
                Device = Options.DeviceOf(parsed, device),
                Seed = parsed.GetValue(step.Seed),
            },
            context));
    }

    /// <summary>Whether a dataset can be trained on: a shard is merged first.</summary>
    public static bool IsWhole(StepRecord dataset) => dataset.TryOptionsAs<GenerateRecord>()?.Shard is null;

    private static bool Run(GenerateOptions options, StepContext context)
    {
        bool made = GenerateStep.Run(options, context);
        if (!made)
        {
            context.Reporter.Say($"an8: nothing to do, its files were not looked at; 'an8 verify {context.Out}' does, "
                + "--force makes them again");
        }

        return made;
    }

    private static Shard ShardOf(string text) => Shard.TryParse(text, out Shard shard)
        ? shard
        : throw new InputException($"--shard: expected i/n with i from 1 to n, such as 2/8, found '{text}'");
}
