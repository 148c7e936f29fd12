using An8Suite.Workflow.Flags;

namespace An8Suite.Cli.Recipes;

/// <summary>The commands that go on from a mesh or a recipe.</summary>
internal static class NextOfRecipe
{
    /// <summary>After a look: a recipe is rendered, a mesh gets a recipe.</summary>
    public static string Seen(string subject) => IsMesh(subject)
        ? $"an8 recipe new {ShellWord.Of(subject)} --out {ShellWord.Of(Path.ChangeExtension(subject, ".yaml"))}"
        : $"an8 generate {ShellWord.Of(subject)} --out out/dataset";

    /// <summary>After it was written.</summary>
    public static string Written(string recipe) => $"an8 recipe check {ShellWord.Of(recipe)}";

    /// <summary>After nothing was found wrong.</summary>
    public static string Checked(string recipe) => $"an8 sheet {ShellWord.Of(recipe)} --out out/sheet";

    // Names of the suite's own recipes end in nothing.
    private static bool IsMesh(string subject) => File.Exists(subject)
        && Path.GetExtension(subject).ToUpperInvariant() is not (".YAML" or ".YML");
}
