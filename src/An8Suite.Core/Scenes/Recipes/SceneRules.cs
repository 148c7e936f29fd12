using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Objects;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>What the scene of a recipe must satisfy beside what its values say by themselves.</summary>
internal static class SceneRules
{
    private const int MostObjects = 20;
    private const int LongestName = 32;
    private static readonly string[] Reserved = [SceneGround.PartName, SceneCue.StickerName];

    /// <summary>The rules that need no mesh.</summary>
    public static void CheckAlone(Recipe recipe, RecipeProblems problems)
    {
        CheckObjects(recipe.Objects, problems);
        if (recipe.Backdrops.Count > 0 && BackgroundAxis.IsGiven(recipe.Axes))
        {
            problems.Add(
                $"axes.{BackgroundAxis.Key}", "stands beside the key 'background', which draws them; keep one of them");
        }

        if (recipe.Cue is { } cue)
        {
            CheckCue(recipe, cue, problems);
        }
        else if (recipe.Objects.Index().FirstOrDefault(o => o.Item.Role == PartRole.Cue) is (int i, { } shown))
        {
            problems.Add(
                $"objects[{i}].role",
                $"the object '{shown.Name}' is a cue, which needs cue: {{kind: object, rate: ...}}");
        }
    }

    /// <summary>The rules that need the mesh, whose textures the recipe knows.</summary>
    public static void CheckParts(Recipe recipe, RecipeProblems problems)
    {
        if (recipe.Cue?.Kind == CueKind.Tint && recipe.TexturedParts.Count > 0)
        {
            problems.Add("cue.kind", "a tint cannot be exact on the textures of "
                + $"{string.Join(", ", recipe.TexturedParts)}; give these parts colours, or take another kind");
        }
    }

    /// <summary>That a mask policy of the recipe has something to show.</summary>
    public static void CheckMask(Recipe recipe, int mask, RecipeProblems problems)
    {
        if (MissingFor(recipe, recipe.Masks[mask]) is string missing)
        {
            problems.Add(
                $"masks[{mask}]",
                $"mask policy '{recipe.Masks[mask].Name}' would be empty: the recipe has {missing}");
        }
    }

    /// <summary>What the recipe lacks for masks of a policy; null where it can have them.</summary>
    public static string? MissingFor(Recipe recipe, MaskPolicy policy) =>
        policy == MaskPolicy.Cue && recipe.Cue is null ? "no 'cue'"
        : policy == MaskPolicy.Distractor && !Has(recipe, PartRole.Distractor) ? "no object of role distractor"
        : policy == MaskPolicy.Occluder && !Has(recipe, PartRole.Occluder) ? "no object of role occluder"
        : null;

    private static bool Has(Recipe recipe, PartRole role) => recipe.Objects.Any(placed => placed.Role == role);

    private static void CheckObjects(IReadOnlyList<SceneObject> objects, RecipeProblems problems)
    {
        if (objects.Count > MostObjects)
        {
            problems.Add("objects", $"expected at most {MostObjects} objects, found {objects.Count}");
        }

        for (int i = 0; i < objects.Count; i++)
        {
            string name = objects[i].Name;
            if (name.Length is 0 or > LongestName || !char.IsAsciiLetterLower(name[0])
                || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-'))
            {
                problems.Add(
                    $"objects[{i}].name",
                    $"expected small letters, digits and '-', beginning with a letter, at most {LongestName}, "
                    + $"found '{name}'");
            }
            else if (Reserved.Contains(name))
            {
                problems.Add($"objects[{i}].name", $"'{name}' is the name of a part of the scene itself; take another");
            }
            else if (objects.Take(i).Any(other => other.Name == name))
            {
                problems.Add($"objects[{i}].name", $"object '{name}' stands twice");
            }
        }
    }

    private static void CheckCue(Recipe recipe, SceneCue cue, RecipeProblems problems)
    {
        if (cue.Colors.Count > 0 && cue.Colors.Count != recipe.Classes.Count)
        {
            problems.Add(
                "cue.colors", $"expected a colour a class, {recipe.Classes.Count} in all, found {cue.Colors.Count}");
        }

        bool hasObject = Has(recipe, PartRole.Cue);
        if (cue.Kind == CueKind.Object != hasObject)
        {
            problems.Add("cue.kind", hasObject
                ? $"an object has the role cue, but the kind is {Choice.NameOf(cue.Kind)}; it must be object"
                : "kind: object needs an object of role cue under 'objects'");
        }

        if (recipe.Classes.Count < 2)
        {
            problems.Add("cue", "goes with the class, so it needs at least two classes");
        }

        if (cue.Kind == CueKind.Background && recipe.Backdrops.Count > 0)
        {
            problems.Add(
                "cue.kind", "a background that goes with the class takes the place of 'background'; keep one of them");
        }
    }
}
