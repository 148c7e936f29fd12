using System.Globalization;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Workflow.Flags;
using An8Suite.Workflow.Generating;

namespace An8Suite.Workflow.Sweeping;

/// <summary>The conditions of <c>an8 ladder</c>: the levels of a recipe, on the same poses.</summary>
internal static class LadderConditions
{
    /// <summary>The verb.</summary>
    public const string Verb = "ladder";

    /// <summary>The key of the one axis.</summary>
    public const string Level = "level";

    /// <summary>The sweep of some options.</summary>
    public static Sweep Of(LadderOptions options)
    {
        Recipe recipe = RecipeReader.Read(RecipeFiles.Find(options.Recipe));
        LadderOptions resolved = options.Resolve(recipe);
        return new Sweep
        {
            Verb = Verb,
            RecipeName = options.Recipe,
            Recipe = recipe,
            Options = resolved.Sweep,
            Record = resolved,
            Command = $"{Verb} {ShellWord.Of(options.Recipe)}{SweepFlags.Ladder().Again(options)}",
            Axes = [new(Level, "Level", resolved.Levels![0])],
            Conditions = [.. resolved.Levels.Select(level => Condition(level, resolved))],
        };
    }

    private static SweepCondition Condition(int level, LadderOptions options)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{Level}-{level}");
        return new SweepCondition(name, new Dictionary<string, double> { [Level] = level })
        {
            Dataset = name,
            Change = recipe => SceneLevels.At(recipe, level) with
            {
                Width = options.Size ?? recipe.Width,
                Height = options.Size ?? recipe.Height,
            },
            Epochs = options.Epochs,
        };
    }
}
