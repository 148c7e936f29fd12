using System.CommandLine;
using An8Suite.Core;

namespace An8Suite.Cli.Verbs;

/// <summary>The options that every step shares.</summary>
internal static class StepOptions
{
    public static Option<string> Out(string standard) => new("--out", "-o")
    {
        Description = "The folder to write.",
        DefaultValueFactory = _ => standard,
        HelpName = "dir",
    };

    public static Option<ulong> Seed() => new("--seed")
    {
        Description = "Seed of everything random; same seed, same bytes.",
        DefaultValueFactory = _ => 0,
    };

    public static Option<bool> Force() => new("--force")
    {
        Description = "Make the folder again when it was made with other options.",
    };

    /// <summary>Changes no byte of what rendering and scoring write; training records it because it does.</summary>
    public static Option<int> Threads() => AtLeast(1, new Option<int>("--threads")
    {
        Description = "Processor threads.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    });

    public static Argument<string> Input(string step) => new(step + "-dir")
    {
        Description = $"A folder written by 'an8 {step}'.",
    };

    public static Option<int> AtLeast(int minimum, Option<int> option)
    {
        option.Validators.Add(result =>
        {
            // A value that is no number has its own error already.
            if (!result.Errors.Any() && result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < minimum)
            {
                result.AddError($"{option.Name}: expected {minimum} or more, found {result.GetValueOrDefault<int>()}");
            }
        });
        return option;
    }

    /// <summary>Reads a comma-separated list of names, each of which must be valid.</summary>
    public static string[] Names(string option, string text, IReadOnlyCollection<string> valid)
    {
        string[] names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (string name in names)
        {
            if (!valid.Contains(name))
            {
                throw new InputException($"{option}: unknown name '{name}'; {NearestName.Hint(name, valid)}");
            }
        }

        return names.Length > 0 ? names : throw new InputException($"{option}: expected at least one of {string.Join(", ", valid)}");
    }
}
