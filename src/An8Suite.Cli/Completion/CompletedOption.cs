using System.CommandLine;
using System.CommandLine.Completions;
using An8Suite.Cli.Terminal;
using An8Suite.Pages.Tables;

namespace An8Suite.Cli.Completion;

/// <summary>What an option's value is made of.</summary>
internal enum ValueKind
{
    /// <summary>A bare flag has none.</summary>
    None,

    /// <summary>A number, or words of one's own.</summary>
    Free,

    /// <summary>One of some names.</summary>
    Name,

    /// <summary>Some of them, with commas between.</summary>
    Names,

    /// <summary>A file or folder.</summary>
    File,
}

/// <summary>An option as shells complete it.</summary>
/// <param name="Spellings">Such as <c>--out</c> and <c>-o</c>.</param>
/// <param name="Words">A sentence.</param>
/// <param name="Kind">What its value is made of.</param>
/// <param name="Names">The names, where it is made of such.</param>
internal sealed record CompletedOption(
    IReadOnlyList<string> Spellings, string Words, ValueKind Kind, IReadOnlyList<string> Names)
{
    // What the help calls a value says what it is.
    private const string ListName = "names";
    private const int MostLetters = 70;
    private static readonly string[] FileNames = ["dir", "dirs", "file", "path", "paths", "recipe"];

    /// <summary>Reads it off its definition.</summary>
    public static CompletedOption Of(Option option)
    {
        bool isFlag = option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool);
        string[] names = isFlag ? []
            : [.. option.GetCompletions(CompletionContext.Empty).Select(name => Label(option, name.Label))];
        return new CompletedOption(
            [option.Name, .. option.Aliases.Where(alias => alias[0] == '-')],
            Short(option.Description ?? ""),
            isFlag ? ValueKind.None
                : names.Length > 0 ? option.HelpName == ListName ? ValueKind.Names : ValueKind.Name
                : FileNames.Contains(option.HelpName) ? ValueKind.File
                : ValueKind.Free,
            names);
    }

    /// <summary>A first sentence as far as shells show it beside a name.</summary>
    public static string Short(string description)
    {
        string[] lines = [.. WordWrap.Lines(Overview.FirstSentence(description), MostLetters)];
        return lines.Length > 1 ? $"{lines[0]} ..." : lines[0];
    }

    // .NET says True.
    private static string Label(Option option, string name) =>
        option.ValueType == typeof(bool?) ? name.ToLowerInvariant() : name;
}
