using System.CommandLine;
using An8Suite.Report.Sweeping;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Sweeping;

namespace An8Suite.Cli.Verbs;

/// <summary><c>an8 ladder</c>: every method's score on each level of a recipe.</summary>
internal static class LadderVerb
{
    /// <summary>The command.</summary>
    public static Command Create(string name)
    {
        Argument<string> recipe = new("recipe")
        {
            Description = "A recipe file, or the name of one of the suite's own: "
                + $"{string.Join(", ", RecipeFiles.Names)}.",
        };
        SweepCommand<LadderOptions> sweep = new(
            name,
            "Trains, explains and scores on each level of a recipe, from plain images upwards, on the same poses.",
            "an8 ladder RECIPE --quick",
            SweepFlags.Ladder());
        sweep.Command.Add(Options.Suggest(recipe, RecipeFiles.Names));
        return sweep.Runs(
            (parsed, options, shared) => LadderConditions.Of(
                options with { Recipe = parsed.GetRequiredValue(recipe), Sweep = shared }),
            options => options.Sweep,
            LadderStory.Of);
    }
}
