using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Workflow.Sweeping;

/// <summary>The levels of a recipe, from plain images upwards, each with all that the level below has.</summary>
internal static class RecipeLevels
{
    /// <summary>The level of the recipe itself.</summary>
    public static int Highest(Recipe recipe) => HasBackgrounds(recipe) ? 1 : 0;

    /// <summary>The recipe with what stands above a level taken away.</summary>
    public static Recipe At(Recipe recipe, int level) => level > 0 ? recipe : recipe with
    {
        Axes = recipe.Axes with { Background = [], DrawnBackground = null },
    };

    private static bool HasBackgrounds(Recipe recipe) =>
        recipe.Axes.DrawnBackground is not null || recipe.Axes.Background.Count > 0;
}
