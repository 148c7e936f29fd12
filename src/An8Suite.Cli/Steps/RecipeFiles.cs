using An8Suite.Core;

namespace An8Suite.Cli.Steps;

/// <summary>Where recipes are found: a path, or the name of one that ships with the suite.</summary>
public static class RecipeFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "meshes");

    /// <summary>The shipped recipes, single before double.</summary>
    public static IReadOnlyList<string> Names { get; } = Shipped();

    /// <summary>The file that <paramref name="recipe"/> means.</summary>
    public static string Find(string recipe)
    {
        if (File.Exists(recipe))
        {
            return recipe;
        }

        string shipped = Path.Combine(Folder, recipe + ".yaml");
        return File.Exists(shipped)
            ? shipped
            : throw new InputException($"recipe '{recipe}': no such file or shipped recipe; {NearestName.Hint(recipe, Names)}");
    }

    private static string[] Shipped() => Directory.Exists(Folder)
        ? [.. Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path))
            .OrderDescending(StringComparer.Ordinal)]
        : [];
}
