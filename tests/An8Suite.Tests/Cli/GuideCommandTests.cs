using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using An8Suite.Cli;
using An8Suite.Workflow.Experiments;

namespace An8Suite.Tests.Cli;

/// <summary>What the guides say can be typed and opened: every command parses, every file and heading is there.</summary>
public sealed partial class GuideCommandTests
{
    [Fact]
    public void Every_command_of_every_guide_parses()
    {
        (string Guide, string Command)[] commands =
            [.. Guides.All.SelectMany(guide => Commands(guide).Select(command => (guide, command)))];
        Assert.InRange(commands.Length, 60, 1000);
        RootCommand root = CommandLine.Root(KnownExperiments.All);
        Assert.Empty(from command in commands
                     let words = Words(command.Command)
                     let parsed = root.Parse(words)
                     where words.Length > VerbWords(parsed.CommandResult)
                     from error in parsed.Errors
                     select $"{command.Guide}: {command.Command}: {error.Message}");
    }

    [Fact]
    public void Every_verb_is_named_in_some_guide()
    {
        string all = string.Concat(Guides.All.Select(Guides.Read));
        Assert.All(
            CommandLine.Root(KnownExperiments.All).Subcommands,
            verb => Assert.Matches($@"\ban8 {verb.Name}\b", all));
    }

    [Fact]
    public void Every_file_that_a_guide_names_is_there() => Assert.Empty(
        from guide in Guides.All
        let text = Guides.Read(guide)
        from path in Guides.Pieces(text).Concat(Guides.Blocks(text, "sh"))
            .SelectMany(code => OwnPath().Matches(code).Select(match => match.Value.TrimEnd('.', '/')))
        where !IsThere(Path.Combine(RepositoryRoot.Path, path))
        select $"{guide}: {path}");

    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading() => Assert.Empty(
        from guide in Guides.All
        from link in Link().Matches(Guides.Read(guide)).Select(match => match.Groups[1].Value)
        where !link.StartsWith("https:", StringComparison.Ordinal)
        let parts = link.Split('#')
        let file = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, Path.GetDirectoryName(guide)!, parts[0]))
        where !IsThere(file) || (parts.Length > 1 && !Headings(File.ReadAllText(file)).Contains(parts[1]))
        select $"{guide}: {link}");

    [Fact]
    public void The_readme_stays_a_first_screen() =>
        Assert.InRange(Guides.Read("README.md").Split('\n').Count(line => !line.StartsWith('|')), 40, 130);

    [Fact]
    public void Lines_end_at_column_150_but_for_tables() => Assert.Empty(
        from guide in Guides.All
        from line in Guides.Read(guide).Split('\n').Index()
        where line.Item.Length > 150 && !line.Item.StartsWith('|')
        select $"{guide}:{line.Index + 1}");

    [Fact]
    public void What_the_shell_would_make_of_a_line_is_found()
    {
        Assert.Equal(["a", "b c", "--d"], Words("a 'b c'  --d   # e"));
        Assert.Equal(["how-it-is-built"], Headings("# How it is built\ntext"));
        Assert.Equal(["one", "two"], Guides.Pieces("`one` and `two`\n```sh\n`three`\n```\n"));
    }

    /// <summary>What follows <c>tools/an8</c>.</summary>
    private static IEnumerable<string> Commands(string guide)
    {
        string text = Guides.Read(guide);
        return Guides.Blocks(text, "sh").SelectMany(block => block.Split('\n')).Concat(Guides.Pieces(text))
            .Where(line => line.StartsWith("tools/an8 ", StringComparison.Ordinal)).Select(line => line["tools/an8 ".Length..].Trim());
    }

    /// <summary>As the shell splits them; one of the suite's recipes stands for a reader's, which is not there.</summary>
    private static string[] Words(string command) =>
    [
        .. Word().Matches(Comment().Replace(command, "")).Select(match => match.Value.Trim('\''))
            .Select(word => word.EndsWith(".yaml", StringComparison.Ordinal) ? "an8flower-single-6c" : word),
    ];

    /// <summary>How many words name the verb: a command of no more is a mention and lacks its arguments.</summary>
    private static int VerbWords(SymbolResult verb) => verb.Parent is { } parent ? 1 + VerbWords(parent) : 0;

    private static bool IsThere(string path) => path.Contains('*', StringComparison.Ordinal)
        ? Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!, Path.GetFileName(path)).Any()
        : Path.Exists(path);

    /// <summary>As GitHub names them in links.</summary>
    private static IEnumerable<string> Headings(string text) => Heading().Matches(text.ReplaceLineEndings("\n"))
        .Select(match => NotInLinks().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"(?<![\w./-])(?:src|tools|meshes|tests|shaders|\.ci|\.github)/[\w./*-]+")]
    private static partial Regex OwnPath();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w -]")]
    private static partial Regex NotInLinks();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+#\s.*$")]
    private static partial Regex Comment();
}
