using System.CommandLine;
using System.Text.Json;
using An8Suite.Cli;
using An8Suite.Core.Scoring;
using An8Suite.Workflow.Experiments;
using An8Suite.Workflow.Flags;

namespace An8Suite.Tests.Cli;

/// <summary>What verbs say to people, to scripts, and to people who want to hear nothing.</summary>
[Needs(Needs.Suite)]
public sealed class VerbOutputTests(TinyRun run)
{
    /// <summary>Verbs that only print what scripts read as it is.</summary>
    private static readonly string[] Plain = ["recipe keys", "recipe schema", "completion", "help"];

    public static TheoryData<string, string> Next => new()
    {
        { "generate", "train" },
        { "train", "respond" },
        { "respond", "select" },
        { "select", "explain" },
        { "explain", "score" },
        { "score", "report" },
    };

    [Theory]
    [MemberData(nameof(Next))]
    public void Every_verb_names_the_command_that_goes_on(string verb, string next) => Assert.EndsWith(
        $"\nnext: an8 {next} {run[verb]} --out {run[next]}\n",
        "\n" + run.Runs[verb].Error.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void A_report_is_opened() =>
        Assert.Contains($"next: open {run["report"]}/report.html", run.Runs["report"].Error, StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_holds_something_else_is_not_named_again()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["my select"]);
        Directory.CreateDirectory(folder["explain"]);
        ChildProcess made = Suite.Run("select", run["respond"], "--out", folder["my select/"], "--force");
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Contains(
            $"next: an8 explain '{folder["my select/"]}' --out {folder["explain-2"]}", made.Error,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out/a", "out/a")]
    [InlineData("my folder", "'my folder'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("", "''")]
    public void Words_are_quoted_where_a_shell_needs_it(string word, string quoted) =>
        Assert.Equal(quoted, ShellWord.Of(word));

    [Fact]
    public void Quiet_says_results_and_errors_alone()
    {
        ChildProcess done = Suite.Run("score", run["explain"], "--out", run.Fresh(), "--quiet");
        Assert.Equal((0, ""), (done.ExitCode, done.Error));
        Assert.Contains("area under the IoU curve", done.Output, StringComparison.Ordinal);
        Suite.Refused(Suite.Run("score", run.Fresh(), "-q"), "no such folder");
    }

    [Fact]
    public void Scripts_get_the_scores_as_one_document()
    {
        string folder = run.Fresh();
        ChildProcess done = Suite.Run("score", run["explain"], "--out", folder, "--json");
        Assert.True(done.ExitCode == 0, done.Error);
        Assert.Contains("area under the IoU curve", done.Error, StringComparison.Ordinal);
        JsonElement said = JsonDocument.Parse(done.Output).RootElement;
        Assert.Equal("score", said.GetProperty("step").GetString());
        Assert.Equal(folder, said.GetProperty("out").GetString());
        Assert.True(said.GetProperty("made").GetBoolean());
        Assert.True(said.GetProperty("seconds").GetDouble() > 0);
        Assert.Equal(
            ["scores.csv", "summary.json"],
            said.GetProperty("files").EnumerateArray().Select(file => file.GetString()));
        ScoreSummary summary = ScoreSummary.Read(Path.Combine(folder, ScoreSummary.FileName));
        Assert.Equal(
            summary.Methods.Select(method => (method.Method, method.Mean!.RankAuc)),
            said.GetProperty("results").EnumerateArray().Select(method => (
                method.GetProperty("method").GetString()!,
                (double?)method.GetProperty("mean").GetProperty("rank_auc").GetDouble())));
    }

    [Theory]
    [InlineData("generate an8flower-single-6c --size 48 --poses 15 --threads 2 --out {generate}", "image_count", "90")]
    [InlineData("train {generate} --epochs 3 --threads 2 --out {train}", "architecture", "small")]
    [InlineData("respond {train} --threads 2 --out {respond}", "images", "54")]
    [InlineData("select {respond} --out {select}", "mu", "10")]
    [InlineData("explain {select} --limit 2 --threads 2 --out {explain}", "class_choice", "predicted")]
    public void Scripts_get_what_a_step_found(string command, string key, string value)
    {
        string[] words = [.. command.Split(' ').Select(word => word[0] == '{' ? run[word.Trim('{', '}')] : word)];
        ChildProcess done = Suite.Run([.. words, "--json", "-q"]);
        Assert.Equal((0, ""), (done.ExitCode, done.Error));
        JsonElement said = JsonDocument.Parse(done.Output).RootElement;
        Assert.False(said.GetProperty("made").GetBoolean());
        Assert.Equal(value, said.GetProperty("results").GetProperty(key).ToString());
    }

    [Theory]
    [InlineData("networks lenet", "kind", "Convolution")]
    [InlineData("recipe check an8flower-single-6c", "recipe", "an8flower-single-6c")]
    [InlineData("mesh inspect meshes/plant.glb", "parts", null)]
    [InlineData("doctor", "found", null)]
    [InlineData("verify {generate} --no-render", "holds", "True")]
    [InlineData("sheet an8flower-single-6c --views 1 --size 32 --frames 0 --out {new}", "files", null)]
    [InlineData("bench score --size 8 --maps 9 --rounds 1", "what", null)]
    public void Scripts_get_what_a_look_found(string command, string key, string? value)
    {
        string Folder(string name) => name == "new" ? run.Fresh() : run[name];
        string[] words = [.. command.Split(' ').Select(word => word[0] == '{' ? Folder(word.Trim('{', '}')) : word)];
        ChildProcess done = Suite.Run([.. words, "--json", "-q"]);
        Assert.Equal((0, ""), (done.ExitCode, done.Error));
        JsonElement said = JsonDocument.Parse(done.Output).RootElement;
        JsonElement first = said.ValueKind == JsonValueKind.Array ? said[0] : said;
        Assert.Equal(value ?? first.GetProperty(key).ToString(), first.GetProperty(key).ToString());
    }

    [Fact]
    public void Every_verb_has_both_but_those_that_only_print()
    {
        IEnumerable<(string Path, Command Verb)> Leaves(Command command, string path) => command.Subcommands
            .Where(verb => !verb.Hidden)
            .SelectMany(verb => verb.Subcommands.Count > 0 ? Leaves(verb, $"{path}{verb.Name} ")
                : [($"{path}{verb.Name}", verb)]);
        Assert.Equal(Plain, Leaves(CommandLine.Root(KnownExperiments.All), "")
            .Where(leaf => !leaf.Verb.Options.Any(option => option.Name == "--json")
                || !leaf.Verb.Options.Any(option => option.Name == "--quiet"))
            .Select(leaf => leaf.Path));
    }
}
