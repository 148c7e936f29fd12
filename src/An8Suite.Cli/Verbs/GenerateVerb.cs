using System.CommandLine;
using An8Suite.Cli.Steps;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Writing;

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
        Option<string?> masks = step.Add(new Option<string?>("--masks")
        {
            Description = $"Comma-separated mask policies instead of the recipe's: {string.Join(", ", MaskPolicy.ValidNames)}.",
            HelpName = "names",
        });
        Option<bool> coverage = step.Add(new Option<bool>("--coverage")
        {
            Description = "Write 8-bit coverage maps (samples inside, of nine) beside the masks.",
        });
        Option<bool> twins = step.Add(new Option<bool>("--twins")
        {
            Description = "Render every image again as the next class, same pose and light, into twins/.",
        });
        Option<string?> shard = step.Add(new Option<string?>("--shard")
        {
            Description = "Make only part i of n, to be joined by 'an8 merge'.",
            HelpName = "i/n",
        });
        Option<string> device = step.Add(Options.GlDevice());
        return step.Runs((parsed, context) => Run(
            new GenerateOptions
            {
                Recipe = parsed.GetRequiredValue(recipe),
                Size = parsed.GetValue(size),
                Poses = parsed.GetValue(poses),
                Masks = parsed.GetValue(masks) is string names ? Policies(names) : null,
                Coverage = parsed.GetValue(coverage),
                Twins = parsed.GetValue(twins),
                Shard = parsed.GetValue(shard) is string text ? ShardOf(text) : null,
                Device = Options.DeviceOf(parsed, device),
                Seed = parsed.GetValue(step.Seed),
            },
            context));
    }

    private static bool Run(GenerateOptions options, StepContext context)
    {
        bool made = GenerateStep.Run(options, context);
        if (!made)
        {
            context.Reporter.Say($"an8: nothing to do, its files were not looked at; 'an8 verify {context.Out}' does, --force makes them again");
        }

        return made;
    }

    private static Shard ShardOf(string text) => Shard.TryParse(text, out Shard shard)
        ? shard
        : throw new InputException($"--shard: expected i/n with i from 1 to n, such as 2/8, found '{text}'");

    private static IReadOnlyList<MaskPolicy> Policies(string names) =>
    [
        .. names.Split(',', StringSplitOptions.TrimEntries).Select(name => MaskPolicy.TryParse(name, out MaskPolicy? policy)
            ? policy
            : throw new InputException($"--masks: unknown mask policy '{name}'; {NearestName.Hint(name, MaskPolicy.ValidNames)}")),
    ];
}
