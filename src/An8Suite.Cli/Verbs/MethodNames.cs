using An8Suite.Core;
using An8Suite.Learning.Explanations;

namespace An8Suite.Cli.Verbs;

/// <summary>Reads lists of explanation methods from the command line.</summary>
internal static class MethodNames
{
    /// <summary>The names in <paramref name="text"/>, which commas separate, and those of the grid where it is wanted.</summary>
    /// <exception cref="InputException">A name is unknown, or there is none.</exception>
    public static string[] Parse(string text, bool grid)
    {
        string[] names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] problems = [.. names.Select(ExplanationMethods.Problem).OfType<string>().Select(problem => $"--methods: {problem}")];
        return problems.Length > 0 ? throw new InputException(string.Join("\n", problems))
            : names.Length > 0 || grid ? [.. names, .. grid ? Grid.Names.Except(names) : []]
            : throw new InputException($"--methods: expected at least one of {string.Join(", ", ExplanationMethods.Names)}");
    }
}
