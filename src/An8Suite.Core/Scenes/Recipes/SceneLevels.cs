using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Objects;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>How much of a recipe's scene is shown: six levels on the same poses, each with all below it.</summary>
/// <remarks>
/// 0: the mesh alone on one colour; 1: background and ground; 2: distractors; 3: occluders; 4: further instances;
/// 5: the cue. Poses, cameras, splits and the colours of the classes are those of every other level.
/// </remarks>
public static class SceneLevels
{
    /// <summary>What is new at each level, in words.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["plain", "background", "distractors", "occluders", "instances", "cue"];

    /// <summary>The levels that the recipe has, 0 first: those at which something is new.</summary>
    public static IReadOnlyList<int> Of(Recipe recipe) =>
        [.. Enumerable.Range(0, Names.Count).Where(level => level == 0 || Has(recipe, level))];

    /// <summary>The recipe with what belongs to higher levels taken away.</summary>
    /// <exception cref="InputException">The recipe has nothing at that level.</exception>
    public static Recipe At(Recipe recipe, int level)
    {
        if (level < 0 || level >= Names.Count)
        {
            throw new InputException($"level: expected 0 to {Names.Count - 1}, found {level}");
        }

        if (level > 0 && !Has(recipe, level))
        {
            throw new InputException($"level {level} ({Names[level]}) needs {NeedOf(level)} in the recipe "
                + $"{recipe.Name}, which has the levels {string.Join(", ", Of(recipe))}");
        }

        SceneObject[] instances = [.. recipe.Objects.Where(placed => placed.Role == PartRole.Instance)];
        SceneObject[] kept = [.. recipe.Objects.Where(placed => LevelOf(placed.Role) <= level)];
        bool hasInstances = level >= LevelOf(PartRole.Instance);
        bool IsGone(string part) => recipe.Objects.Any(placed => placed.Owns(part) && !kept.Contains(placed));
        Recipe at = recipe with
        {
            Parts = recipe.Parts.Where(part => !IsGone(part.Key)).ToDictionary(),
            Backdrops = level >= 1 ? recipe.Backdrops : [],
            Ground = level >= 1 ? recipe.Ground : null,
            Objects = kept,
            Cue = level >= LevelOf(PartRole.Cue) ? recipe.Cue : null,
            Classes = hasInstances ? recipe.Classes
                : [.. recipe.Classes.Select(shown => shown.Spread(instances, []))],
        };
        return at with
        {
            Masks = [.. at.Masks.Where(policy => SceneRules.MissingFor(at, policy) is null
                && !(policy.PartName is string part && IsGone(part)))],
        };
    }

    private static bool Has(Recipe recipe, int level) => level switch
    {
        1 => recipe.Backdrops.Count > 0 || recipe.Ground is not null,
        5 => recipe.Cue is not null,
        _ => recipe.Objects.Any(placed => LevelOf(placed.Role) == level),
    };

    private static string NeedOf(int level) => level switch
    {
        1 => "a background that is no colour, or a ground,",
        5 => "a cue",
        _ => $"an object of role {Names[level].TrimEnd('s')}",
    };

    /// <summary>The level at which objects of a role appear.</summary>
    internal static int LevelOf(PartRole role) => role switch
    {
        PartRole.Distractor => 2,
        PartRole.Occluder => 3,
        PartRole.Instance => 4,
        PartRole.Cue => 5,
        _ => 0,
    };
}
