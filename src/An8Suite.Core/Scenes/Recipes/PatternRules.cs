using An8Suite.Core.Scenes.Patterns;
using An8Suite.Core.Scenes.Yaml;

namespace An8Suite.Core.Scenes.Recipes;

/// <summary>What the patterns of a recipe must satisfy.</summary>
internal static class PatternRules
{
    /// <summary>Notes wrong numbers, patterns that nobody would see, and too many shapes.</summary>
    public static void Check(Recipe recipe, RecipeProblems problems)
    {
        HashSet<PatternShape> shapes = [];
        for (int i = 0; i < recipe.Classes.Count; i++)
        {
            if (recipe.Classes[i].Pattern is not { } pattern)
            {
                continue;
            }

            string path = $"classes[{i}].pattern";
            foreach ((string key, string message) in pattern.Shape.Problems())
            {
                problems.Add($"{path}.{key}", message);
            }

            if (pattern.Color == recipe.Classes[i].Color)
            {
                problems.Add(
                    $"{path}.color",
                    $"is the colour of class '{recipe.Classes[i].Name}' itself, so the pattern would not show");
            }

            if (shapes.Add(pattern.Shape) && shapes.Count == PatternShape.MostShapes + 1)
            {
                problems.Add(path, $"expected at most {PatternShape.MostShapes} different shapes of patterns in a "
                    + "recipe, found more; the same shape in other colours counts once");
            }
        }
    }
}
