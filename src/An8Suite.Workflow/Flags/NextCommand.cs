using System.Globalization;
using An8Suite.Workflow.Steps;

namespace An8Suite.Workflow.Flags;

/// <summary>The command that goes on from the folder of a step.</summary>
internal static class NextCommand
{
    /// <summary>
    /// That of <paramref name="verb"/>, for folders of which <paramref name="goesOn"/> holds, or all; null for others.
    /// </summary>
    public static Func<string, string?> Of(string verb, Predicate<StepRecord>? goesOn = null) => folder =>
        StepRecord.TryRead(folder) is StepRecord record && goesOn?.Invoke(record) != false
            ? $"an8 {verb} {ShellWord.Of(folder)} --out {ShellWord.Of(Beside(folder, verb))}"
            : null;

    /// <summary>The same of a verb that runs networks; null in a program that has none of these.</summary>
    public static Func<string, string?> OfNetworks(string verb, Predicate<StepRecord>? goesOn = null) =>
        Edition.RunsNetworks ? Of(verb, goesOn) : _ => null;

    /// <summary>A look at a file of the folder.</summary>
    public static Func<string, string?> Open(string file) =>
        folder => $"open {ShellWord.Of(Path.Combine(folder, file))}";

    /// <summary>
    /// The folder beside this one that is called after the verb, with a number where another run is there already.
    /// </summary>
    private static string Beside(string folder, string verb)
    {
        string parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? "";
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? verb : string.Create(CultureInfo.InvariantCulture, $"{verb}-{number}"))
            .Select(name => Path.Combine(parent, name))
            .First(other => !Path.Exists(other) || IsMadeFrom(other, folder));
    }

    private static bool IsMadeFrom(string folder, string input) =>
        StepRecord.TryRead(folder)?.Inputs.Values.Any(relative =>
            Path.GetFullPath(Path.Combine(folder, relative)) == Path.GetFullPath(input)) == true;
}
