using An8Suite.Core.Imaging;
using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>What the classes of a recipe must satisfy that show or hide parts.</summary>
internal static class PresenceRules
{
    /// <summary>All sets of a pose are in memory at once.</summary>
    private const long MostPoseBytes = 1L << 30;

    /// <summary>The rules that need no mesh.</summary>
    public static void CheckAlone(Recipe recipe, RecipeProblems problems)
    {
        foreach ((int i, IReadOnlyCollection<string> absent) in PartPresence.AbsentParts(recipe.ClassEntries()).Index())
        {
            CheckHidden(recipe.Classes[i], i, problems);
            CheckColoured(recipe, i, absent, problems);
        }

        CheckMemory(recipe, problems);
    }

    /// <summary>
    /// That a pose fits into memory, which depends on the size and, once the mesh is known, on its textures.
    /// </summary>
    public static void CheckMemory(Recipe recipe, RecipeProblems problems)
    {
        string[] named = [.. recipe.Classes.SelectMany(c => c.Shows.Concat(c.Hides)).Distinct().Take(byte.MaxValue)];
        int sets = recipe.PresenceOf(named).Sets.Count;
        long bytes = sets * recipe.SampleBytes;
        if (sets > 1 && bytes > MostPoseBytes)
        {
            problems.Add("classes", $"show {sets} different sets of parts, which take {bytes >> 20} MiB a pose of "
                + $"{recipe.Width} x {recipe.Height} pixels, more than {MostPoseBytes >> 20}; use fewer variants or a "
                + "smaller size");
        }
    }

    /// <summary>The rules about the parts of the mesh.</summary>
    public static void CheckParts(Recipe recipe, IReadOnlyList<string> partNames, RecipeProblems problems)
    {
        CheckMemory(recipe, problems);
        foreach ((int i, IReadOnlyCollection<string> absent) in PartPresence.AbsentParts(recipe.ClassEntries()).Index())
        {
            if (partNames.All(absent.Contains))
            {
                problems.Add($"classes[{i}]", $"class '{recipe.Classes[i].Name}' shows no part of the mesh at all");
            }
        }
    }

    /// <summary>A text for each class that is the same for two classes that show the same parts.</summary>
    public static string[] PresenceKeys(Recipe recipe) =>
        [.. PartPresence.AbsentParts(recipe.ClassEntries())
            .Select(absent => string.Join('\n', absent.Order(StringComparer.Ordinal)))];

    /// <summary>Whether two classes that show the same parts show them in the same colours and patterns.</summary>
    public static bool HaveSameColors(Recipe recipe, RecipeClass a, RecipeClass b)
    {
        (SrgbColor?, Patterns.ClassPattern?) In(RecipeClass shown, string part) =>
            shown.Parts.Contains(part) ? (shown.ColorOf(part), shown.Pattern)
                : recipe.Parts.TryGetValue(part, out SrgbColor own) ? (own, null)
                : (null, null);
        return a.Parts.Union(b.Parts).All(part => In(a, part) == In(b, part));
    }

    private static void CheckHidden(RecipeClass c, int index, RecipeProblems problems)
    {
        for (int j = 0; j < c.Hides.Count; j++)
        {
            if (c.Shows.Contains(c.Hides[j]))
            {
                problems.Add(
                    $"classes[{index}].hides[{j}]",
                    $"class '{c.Name}' shows part '{c.Hides[j]}' as well; keep one of them");
            }
        }
    }

    private static void CheckColoured(
        Recipe recipe, int index, IReadOnlyCollection<string> absent, RecipeProblems problems)
    {
        RecipeClass c = recipe.Classes[index];
        for (int j = 0; j < c.Parts.Count; j++)
        {
            string part = c.Parts[j];
            if (absent.Contains(part))
            {
                string why = c.Hides.Contains(part)
                    ? "which it hides"
                    : "which is there only in classes that show it, "
                        + $"such as '{recipe.Classes.First(o => o.Shows.Contains(part)).Name}'";
                problems.Add(RecipeRules.PathOf(c, index, j), $"class '{c.Name}' colours part '{part}', {why}");
            }
        }
    }
}
