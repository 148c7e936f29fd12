using An8Suite.Core;

namespace An8Suite.Workflow.Generating;

/// <summary>Where recipes are found: a path, or the name of one that ships with the suite.</summary>
public static class RecipeFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "meshes");

    /// <summary>The paper's two datasets, single before double.</summary>
    public static IReadOnlyList<string> Paper { get; } = ["an8flower-single-6c", "an8flower-double-12c"];

    /// <summary>The shipped recipes: the paper's before the others.</summary>
    public static IReadOnlyList<string> Names { get; } = Shipped();

    /// <summary>The file that <paramref name="recipe"/> means.</summary>
    public static string Find(string recipe) => MaybeFind(recipe)
        ?? throw new InputException(
            $"recipe '{recipe}': no such file or shipped recipe; {NearestName.Hint(recipe, Names)}");

    /// <summary>The same, null where there is none.</summary>
    public static string? MaybeFind(string recipe)
    {
        if (File.Exists(recipe))
        {
            return recipe;
        }

        string shipped = Path.Combine(Folder, recipe + ".yaml");
        return File.Exists(shipped) ? shipped : null;
    }

    private static string[] Shipped()
    {
        string[] names = !Directory.Exists(Folder) ? []
            : [.. Directory.GetFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path))
                .OrderDescending(StringComparer.Ordinal)];
        return [.. names.Where(Paper.Contains), .. names.Where(name => !Paper.Contains(name))];
    }
}
