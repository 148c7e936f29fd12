using An8Suite.Core.Labels;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>What a recipe must satisfy, alone and together with its mesh.</summary>
internal static class RecipeRules
{
    private const string NameRule = "letters, digits, '_', '-' and '.', beginning with a letter or digit, at most 64";

    /// <summary>Names become folders and files, whose names end at 255 bytes.</summary>
    private const int LongestName = 64;

    private const int MostClasses = 1000;

    /// <summary>The rules that need no mesh.</summary>
    public static void CheckAlone(Recipe recipe, RecipeProblems problems)
    {
        CheckName(recipe.Name, "name", problems);
        if (string.IsNullOrWhiteSpace(recipe.Mesh))
        {
            problems.Add("mesh", "expected the path of a mesh file, found nothing");
        }

        CheckSide(recipe.Width, "width", problems);
        CheckSide(recipe.Height, "height", problems);
        CheckClasses(recipe, problems);
        PatternRules.Check(recipe, problems);
        SceneRules.CheckAlone(recipe, problems);
        AxisRules.Check(recipe, problems);
        if (recipe.Seed > long.MaxValue)
        {
            problems.Add("seed", $"expected 0 to {long.MaxValue}, found {recipe.Seed}");
        }

        if (recipe.Licence is string licence && !(licence.Length <= LongestName
            && licence.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+')))
        {
            problems.Add("licence", $"expected an SPDX identifier such as CC-BY-4.0, found '{licence}'");
        }

        CheckMasks(recipe, problems);
        for (int i = 0; i < recipe.Layers.Count; i++)
        {
            if (recipe.Layers.Take(i).Contains(recipe.Layers[i]))
            {
                problems.Add($"layers[{i}]", $"layer '{Choice.NameOf(recipe.Layers[i])}' stands twice");
            }
        }
    }

    /// <summary>The rules about the parts of the mesh.</summary>
    public static void CheckParts(Recipe recipe, IReadOnlyList<string> partNames, RecipeProblems problems)
    {
        foreach (string part in recipe.Parts.Keys)
        {
            CheckPart(part, $"parts.{part}", partNames, problems);
        }

        for (int i = 0; i < recipe.Classes.Count; i++)
        {
            RecipeClass c = recipe.Classes[i];
            if (c.Looks is not null && i > 0)
            {
                break; // the rule's parts are those of every class
            }

            foreach ((string key,
                IReadOnlyList<string> parts) in new[] { ("parts", c.Parts), ("shows", c.Shows), ("hides", c.Hides) })
            {
                for (int j = 0; j < parts.Count; j++)
                {
                    CheckPart(
                        parts[j], key == "parts" ? PathOf(c, i, j) : $"classes[{i}].{key}[{j}]", partNames, problems);
                }
            }
        }

        PresenceRules.CheckParts(recipe, partNames, problems);
        SceneRules.CheckParts(recipe, problems);

        for (int i = 0; i < recipe.Masks.Count; i++)
        {
            if (recipe.Masks[i].PartName is string part)
            {
                CheckPart(part, $"masks[{i}]", partNames, problems);
            }
        }

        IReadOnlyCollection<string>[] absent = [.. PartPresence.AbsentParts(recipe.ClassEntries())];
        foreach (string part in partNames.Where(
            part => !recipe.HasColor(part) && !recipe.TexturedParts.Contains(part)))
        {
            if (recipe.Classes
                .Where((c, i) => !c.AlwaysColors(part) && !absent[i].Contains(part)).FirstOrDefault() is { } bare)
            {
                problems.Add("parts", $"part '{part}' of the mesh has no colour in class '{bare.Name}'; add one here");
            }
        }
    }

    /// <summary>Where the recipe names a class' part with the number <paramref name="j"/>.</summary>
    internal static string PathOf(RecipeClass shown, int i, int j) => shown.Looks is not null ? $"label.parts[{j}]"
        : shown.PartColors is null ? $"classes[{i}].parts[{j}]" : $"classes[{i}].colors.{shown.Parts[j]}";

    private static void CheckPart(string part, string path, IReadOnlyList<string> valid, RecipeProblems problems)
    {
        if (!valid.Contains(part))
        {
            problems.Add(path, $"the mesh has no part '{part}'; {NearestName.Hint(part, valid)}");
        }
    }

    private static void CheckName(string name, string path, RecipeProblems problems)
    {
        bool fine = name.Length is > 0 and <= LongestName && char.IsAsciiLetterOrDigit(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
        if (!fine)
        {
            problems.Add(path, $"expected {NameRule}, found '{name}'");
        }
    }

    private static void CheckSide(int side, string what, RecipeProblems problems)
    {
        if (side is < Recipe.MinimumSide or > Recipe.MaximumSide)
        {
            problems.Add(
                "size", $"expected a {what} of {Recipe.MinimumSide} to {Recipe.MaximumSide} pixels, found {side}");
        }
    }

    private static void CheckClasses(Recipe recipe, RecipeProblems problems)
    {
        if (recipe.Classes.Count == 0)
        {
            problems.Add("classes", "expected at least one class, found none");
        }

        if (recipe.Classes.Count > MostClasses)
        {
            problems.Add("classes", $"expected at most {MostClasses} classes, found {recipe.Classes.Count}");
            return;
        }

        string[] presence = PresenceRules.PresenceKeys(recipe);
        for (int i = 0; i < recipe.Classes.Count; i++)
        {
            RecipeClass c = recipe.Classes[i];
            string name = recipe.Label is null ? $"classes[{i}].name" : $"label.names[{i}]";
            CheckName(c.Name, name, problems);
            if (c.GroundTruthParts.Count == 0)
            {
                problems.Add(
                    c.Looks is not null ? "label.parts" : $"classes[{i}].{(c.PartColors is null ? "parts" : "colors")}",
                    "expected at least one part, found none");
            }

            foreach ((int k, RecipeClass earlier) in recipe.Classes.Take(i).Index())
            {
                if (string.Equals(earlier.Name, c.Name, StringComparison.OrdinalIgnoreCase))
                {
                    problems.Add(name, $"class '{c.Name}' stands twice; names differ by more than case");
                }
                else if (c.Looks is null && presence[k] == presence[i]
                    && PresenceRules.HaveSameColors(recipe, earlier, c))
                {
                    string key = c.PartColors is not null ? ".colors" : c.Parts.Count > 0 ? ".color" : string.Empty;
                    problems.Add($"classes[{i}]{key}", $"class '{c.Name}' looks exactly like class '{earlier.Name}'");
                }
            }
        }

        PresenceRules.CheckAlone(recipe, problems);
    }

    private static void CheckMasks(Recipe recipe, RecipeProblems problems)
    {
        if (recipe.Masks.Count == 0)
        {
            problems.Add(
                "masks",
                $"expected at least one mask policy, found none; valid: {string.Join(", ", MaskPolicy.ValidNames)}");
        }

        for (int i = 0; i < recipe.Masks.Count; i++)
        {
            if (recipe.Masks.Take(i).Any(m => m.Folder == recipe.Masks[i].Folder))
            {
                problems.Add($"masks[{i}]", $"mask policy '{recipe.Masks[i].Name}' stands twice");
            }

            SceneRules.CheckMask(recipe, i, problems);
            if (recipe.Masks[i].PartName is string part && !IsFolderName(part))
            {
                problems.Add(
                    $"masks[{i}]",
                    $"part '{part}' cannot have a mask, because its name cannot be a folder's; rename it in the mesh");
            }
        }
    }

    private static bool IsFolderName(string name) => name.Length <= LongestName && name.Trim('.', ' ').Length > 0
        && !name.Any(c => char.IsControl(c) || c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|');
}
