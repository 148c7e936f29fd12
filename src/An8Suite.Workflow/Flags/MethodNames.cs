using An8Suite.Core;
using An8Suite.Learning.Explanations;

namespace An8Suite.Workflow.Flags;

/// <summary>Reads lists of explanation methods from the command line.</summary>
internal static class MethodNames
{
    /// <summary>The names in <paramref name="text"/>, which commas separate.</summary>
    /// <exception cref="InputException">A name is unknown.</exception>
    public static string[] Parse(string text)
    {
        string[] names = Options.Split(text);
        string[] problems = [.. names.Select(ExplanationMethods.Problem)
            .OfType<string>().Select(problem => $"--methods: {problem}")];
        return problems.Length > 0 ? throw new InputException(string.Join("\n", problems)) : names;
    }

    /// <summary>The same names, of which there must be one.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static IReadOnlyList<string> Some(IReadOnlyList<string> names) => names.Count > 0
        ? names
        : throw new InputException(
            $"--methods: expected at least one of {string.Join(", ", ExplanationMethods.Names)}");
}
