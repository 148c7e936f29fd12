namespace An8Suite.Tests.Cli.Looking.Viewing;

/// <summary>A small recipe in a folder of its own that a test may change.</summary>
internal static class OwnRecipe
{
    public static string Write(TemporaryFolder folder)
    {
        string recipe = folder["recipe.yaml"];
        File.Copy(Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb"), folder["plant.glb"]);
        File.WriteAllText(
            recipe, File.ReadAllText(Path.Combine(RepositoryRoot.Path, "meshes", "an8flower-single-6c.yaml"))
                .Replace("count: 40", "count: 2", StringComparison.Ordinal));
        return recipe;
    }
}
