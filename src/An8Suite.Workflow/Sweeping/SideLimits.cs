using An8Suite.Core.Scenes.Recipes;
using An8Suite.Learning.Networks;

namespace An8Suite.Workflow.Sweeping;

/// <summary>Which sides images may have for a recipe and all networks of a sweep.</summary>
internal static class SideLimits
{
    /// <summary>A line for each side that is too small or too large.</summary>
    public static IEnumerable<string> Problems(
        string flag, IEnumerable<int> sides, IReadOnlyList<string> architectures)
    {
        Architecture strictest = architectures.Select(Architectures.Of).MaxBy(network => network.MinSide)!;
        int least = Math.Max(Recipe.MinimumSide, strictest.MinSide);
        string which = strictest.MinSide > Recipe.MinimumSide ? $" for '{strictest.Name}'" : "";
        return sides.Where(side => side < least || side > Recipe.MaximumSide)
            .Select(side => $"{flag}: expected {least} to {Recipe.MaximumSide}{which}, found {side}");
    }
}
