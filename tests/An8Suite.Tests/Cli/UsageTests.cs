namespace An8Suite.Tests.Cli;

public sealed class UsageTests
{
    private static readonly string[] Verbs =
        [
            "generate",
            "train",
            "respond",
            "select",
            "path",
            "stability",
            "explain",
            "score",
            "report",
            "reproduce",
            "replicate",
            "ladder",
            "merge",
            "verify",
            "bench",
            "doctor",
            "networks",
            "import",
            "inspect",
            "features",
            "evaluate",
            "ablate",
            "compare",
            "cue",
            "doubts",
            "parts",
            "sanity",
            "faithfulness",
            "localise",
            "grids",
            "study",
            "mesh",
            "recipe",
            "sheet",
            "view",
            "help",
            "completion",
        ];

    [Fact]
    public void Help_lists_every_verb()
    {
        ChildProcess run = Suite.Here("--help");
        Assert.Equal(0, run.ExitCode);
        Assert.All(Verbs, verb => Assert.Contains(verb, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("generate")]
    [InlineData("train")]
    [InlineData("respond")]
    [InlineData("select")]
    [InlineData("path")]
    [InlineData("stability")]
    [InlineData("explain")]
    [InlineData("score")]
    [InlineData("report")]
    [InlineData("reproduce")]
    [InlineData("replicate")]
    [InlineData("ladder")]
    [InlineData("merge")]
    [InlineData("verify")]
    [InlineData("bench")]
    [InlineData("export")]
    [InlineData("doctor")]
    [InlineData("networks")]
    [InlineData("import")]
    [InlineData("inspect")]
    [InlineData("features")]
    [InlineData("mesh")]
    [InlineData("recipe")]
    [InlineData("sheet")]
    [InlineData("view")]
    [InlineData("help")]
    [InlineData("completion")]
    [Needs(Needs.Suite)]
    public void Every_verb_has_help_with_an_example(string verb)
    {
        // And what a run says is the same in a process of its own as in this one, where most tests run it.
        ChildProcess run = Suite.Alone(verb, "--help"), here = Suite.Here(verb, "--help");
        Assert.Equal(
            run, here with { Output = here.Output.Replace("An8Suite.Tests ", "an8 ", StringComparison.Ordinal) });
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Example: an8 " + verb, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_verb_gets_the_nearest_one() =>
        Suite.Refused(
            Suite.Here("genrate"), "unknown verb 'genrate'; did you mean 'generate'? valid: generate, merge,");

    [Fact]
    public void No_verb_at_all_gets_the_overview()
    {
        ChildProcess help = Suite.Here("--help");
        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.Equal(help, Suite.Here());
        Assert.Equal(help, Suite.Here("help"));
        Suite.Refused(Suite.Here("--nonsense"), "expected a verb; valid: generate, merge,");
    }

    [Fact]
    public void The_overview_names_every_verb_in_its_group_in_80_columns()
    {
        string[] lines = Suite.Here("--help").Output.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        string[] heads = [.. lines.Where(line => line.Length > 0 && char.IsUpper(line[0])).Skip(1)];
        Assert.Equal(
            ["Data", "Networks", "Explain and score", "Experiments", "Everything, and this machine", "Options"],
            heads.Where(head => !head.Contains(':', StringComparison.Ordinal)));
        string data = string.Join('\n', lines[Array.IndexOf(lines, "Data")..Array.IndexOf(lines, "Networks")]);
        Assert.Contains("\n  generate  ", data, StringComparison.Ordinal);
        Assert.Contains(
            "  import          Takes over a network that others trained.", lines); // its first sentence
    }

    [Theory]
    [InlineData("trian", "--help", "unknown verb 'trian'; did you mean 'train'? valid: generate,")]
    [InlineData("recipe", "chekc", "unknown verb 'chekc'; did you mean 'check'? valid: check, new, keys, schema")]
    [InlineData("train", "--eopchs", "train: unknown option '--eopchs'; did you mean '--epochs'?")]
    [InlineData("train", "--version", "train: unknown option '--version'; valid: --all-epochs, --architecture")]
    public void What_there_is_not_is_refused_also_where_help_is_asked_for(string one, string other, string message)
    {
        Suite.Refused(Suite.Here(one, other, "--help"), message);
        Suite.Refused(Suite.Here(one, other, "-h"), message);
    }

    [Fact]
    public void Help_of_a_verb_is_what_the_verb_says_itself()
    {
        Suite.Refused(Suite.Here("help", "trian"), "unknown verb 'trian'; did you mean 'train'?");
        Assert.Equal(Suite.Here("mesh", "inspect", "--help"), Suite.Here("help", "mesh", "inspect"));
        Assert.Equal(Suite.Here("--version"), Suite.Here("-v"));
    }

    [Fact]
    public void A_verb_below_a_verb_is_named_with_both()
    {
        Assert.Equal(
            "an8: expected a verb; valid: inspect (see an8 mesh --help)", Suite.Refused(Suite.Here("mesh")).Trim());
        Suite.Refused(
            Suite.Here("mesh", "inspect"),
            "mesh inspect: Required argument 'file' missing", "(see an8 mesh inspect --help)");
    }

    [Fact]
    public void An_unknown_option_gets_the_nearest_one() =>
        Suite.Refused(Suite.Here("train", "x", "--eopchs", "3"), "unknown option '--eopchs'; did you mean '--epochs'?");

    [Fact]
    public void A_value_out_of_range_names_option_bound_and_value() =>
        Suite.Refused(Suite.Here("train", "x", "--epochs", "0"), "--epochs: expected 1 or more, found 0");

    [Fact]
    public void An_unknown_name_gets_the_nearest_one()
    {
        Suite.Refused(
            Suite.Here("train", "x", "--architecture", "smal"),
            "--architecture: unknown name 'smal'; did you mean 'small'?");
        Suite.Refused(
            Suite.Here("explain", "x", "--methods", "ours,grad-cma"),
            "--methods: unknown explanation method 'grad-cma'; did you mean 'grad-cam'?");
        Suite.Refused(
            Suite.Here("reproduce", "--dataset", "boht"),
            "--dataset: unknown name 'boht'; did you mean 'both'?", "or the path of a recipe file");
    }

    [Theory]
    [InlineData("train", "generate")]
    [InlineData("respond", "train")]
    [InlineData("select", "respond")]
    [InlineData("path", "respond")]
    [InlineData("stability", "respond")]
    [InlineData("explain", "select")]
    [InlineData("score", "explain")]
    [InlineData("evaluate", "select")]
    [InlineData("ablate", "select")]
    [InlineData("compare", "select")]
    [InlineData("doubts", "select")]
    [InlineData("parts", "select")]
    [InlineData("cue", "generate")]
    [InlineData("features", "select")]
    public void A_missing_input_names_the_verb_that_makes_it(string verb, string before)
    {
        using TemporaryFolder folder = new();
        Suite.Refused(
            Suite.Here(verb, folder["nowhere"], "--out", folder["out"]),
            "no such folder; make it with 'an8 " + before + "'");
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void A_report_of_nothing_says_what_it_can_be_given_and_what_it_was() =>
        Suite.Refused(
            Suite.Here("report", "nowhere"),
            "report: expected at least one folder made by 'an8 score', 'an8 evaluate'", "nowhere: no such folder");

    [Fact]
    public void An_empty_input_folder_is_not_taken_for_a_dataset()
    {
        using TemporaryFolder folder = new();
        Suite.Refused(
            Suite.Here("train", folder.Path, "--out", folder["out"]), "is not the finished output of 'an8 generate'");
    }

    [Fact]
    public void An_unknown_recipe_lists_the_shipped_ones() => Suite.Refused(
        Suite.Here("generate", "an8flower-single-6"), "did you mean 'an8flower-single-6c'?", "an8flower-double-12c");
}
