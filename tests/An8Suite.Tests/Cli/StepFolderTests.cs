using An8Suite.Core;
using An8Suite.Workflow.Steps;

namespace An8Suite.Tests.Cli;

public sealed class StepFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_finished_step_is_not_done_again()
    {
        Assert.True(StepFolder.Make(Plan(mu: 10), Write("one")));
        Assert.False(StepFolder.Make(Plan(mu: 10), Write("two")));
        Assert.Equal("one", File.ReadAllText(_folder["out/result.txt"]));
        Assert.False(Directory.Exists(_folder["out.partial"]));
        Assert.Equal(["result.txt", "step.json"], Directory.GetFiles(_folder["out"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Other_options_are_refused_by_name_and_value()
    {
        StepFolder.Make(Plan(mu: 10), Write("one"));
        InputException error = Assert.Throws<InputException>(() => StepFolder.Make(Plan(mu: 5, seed: 3), Write("two")));
        Assert.Contains("mu 10 instead of 5", error.Message, StringComparison.Ordinal);
        Assert.Contains("seed 0 instead of 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("--force", error.Message, StringComparison.Ordinal);
        Assert.Equal("one", File.ReadAllText(_folder["out/result.txt"]));
    }

    [Fact]
    public void Of_nested_options_and_long_lists_only_what_differs_is_named()
    {
        StepPlan Nested(string[] methods, int top, string[] text) => Plan(mu: 1) with
        {
            Options = new { evaluate = new { methods, top, numbers = new { passes = 20 }, text }, threads = 2 },
        };
        string[] all = [.. Enumerable.Range(0, 30).Select(i => $"method-{i}")];
        StepFolder.Make(Nested(all, 3, ["a", "b"]), Write("one"));
        string message = Assert.Throws<InputException>(
            () => StepFolder.Make(Nested([.. all.Skip(8), "new"], 5, ["b", "a"]), Write("two"))).Message;
        Assert.Equal(
            $"{_folder["out"]}: was made with evaluate.methods with method-0, method-1, method-2, method-3, method-4, "
            + "method-5 and 2 more and without new, "
            + "evaluate.top 3 instead of 5, evaluate.text [\"a\",\"b\"] instead of [\"b\",\"a\"]; "
            + "choose another --out, or --force to make it again",
            message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_refused_step_leaves_nothing_but_what_an_earlier_run_began(bool resumes)
    {
        StepPlan plan = Plan(mu: 10) with { Resumes = resumes, Out = _folder["a/b/out"] };
        void Refuse(string folder)
        {
            Write("half")(folder);
            throw new AggregateException(new InputException("wrong"));
        }

        Assert.Throws<AggregateException>(() => StepFolder.Make(plan, Refuse));
        Assert.False(Directory.Exists(_folder["a"]));
        Directory.CreateDirectory(_folder["a"]);
        Assert.Throws<AggregateException>(() => StepFolder.Make(plan, Refuse));
        Assert.Empty(Directory.GetFileSystemEntries(_folder["a"]));
        Assert.Throws<IOException>(() => StepFolder.Make(plan, _ => throw new IOException("disk full")));
        Assert.Throws<AggregateException>(() => StepFolder.Make(plan, Refuse));
        Assert.Equal(resumes, File.Exists(_folder["a/b/out.partial/result.txt"]));
    }

    [Fact]
    public void Replacing_swaps_the_folder_only_when_its_successor_is_whole()
    {
        StepFolder.Make(Plan(mu: 10), Write("one"));
        Assert.Throws<IOException>(
            () => StepFolder.Make(Plan(mu: 5, replace: true), _ => throw new IOException("disk full")));
        Assert.Equal("one", File.ReadAllText(_folder["out/result.txt"]));
        Assert.True(StepFolder.Make(Plan(mu: 5, replace: true), Write("two")));
        Assert.Equal("two", File.ReadAllText(_folder["out/result.txt"]));
        Assert.False(Directory.Exists(_folder["out.an8-replaced"]));
    }

    [Fact]
    public void A_step_that_died_is_begun_anew()
    {
        Assert.Throws<IOException>(() => StepFolder.Make(Plan(mu: 10), folder =>
        {
            Directory.CreateDirectory(Path.Combine(folder, "half"));
            throw new IOException("killed");
        }));
        Assert.False(Directory.Exists(_folder["out"]));
        StepFolder.Make(Plan(mu: 10), Write("whole"));
        Assert.False(Directory.Exists(_folder["out/half"]));
    }

    [Fact]
    public void A_whole_folder_killed_before_its_renaming_is_adopted()
    {
        StepFolder.Make(Plan(mu: 10), Write("one"));
        Directory.Move(_folder["out"], _folder["out.partial"]);
        File.WriteAllText(_folder["out.partial/.an8-partial"], "");
        Assert.True(StepFolder.Make(Plan(mu: 10), Write("two")));
        Assert.Equal("one", File.ReadAllText(_folder["out/result.txt"]));
    }

    [Fact]
    public void An_old_folder_that_a_kill_left_behind_is_not_in_the_way()
    {
        StepFolder.Make(Plan(mu: 10), Write("one"));
        Directory.CreateDirectory(_folder["out.an8-replaced"]);
        File.WriteAllText(_folder["out.an8-replaced/result.txt"], "zero");
        Assert.True(StepFolder.Make(Plan(mu: 5, replace: true), Write("two")));
        Assert.Equal("two", File.ReadAllText(_folder["out/result.txt"]));
        Assert.False(Directory.Exists(_folder["out.an8-replaced"]));
    }

    [Fact]
    public void A_folder_that_is_not_ours_is_never_touched()
    {
        Directory.CreateDirectory(_folder["out"]);
        File.WriteAllText(_folder["out/thesis.txt"], "years");
        InputException error = Assert.Throws<InputException>(
            () => StepFolder.Make(Plan(mu: 10, replace: true), Write("one")));
        Assert.Contains("not the output of 'an8 select'", error.Message, StringComparison.Ordinal);
        Assert.Equal("years", File.ReadAllText(_folder["out/thesis.txt"]));
    }

    [Fact]
    public void Two_processes_do_not_write_one_folder() =>
        StepFolder.Make(Plan(mu: 10), folder =>
        {
            InputException error = Assert.Throws<InputException>(() => StepFolder.Make(Plan(mu: 10), Write("second")));
            Assert.Contains("another an8 is writing it", error.Message, StringComparison.Ordinal);
        });

    [Fact]
    public void An_input_made_anew_makes_the_step_stale()
    {
        StepFolder.Make(Plan(mu: 10), Write("responses"));
        StepPlan next = new()
        {
            Step = "explain",
            Out = _folder["explain"],
            Options = new { top = 3 },
            Inputs = new Dictionary<string, string> { ["select"] = _folder["out"] },
        };
        Assert.True(StepFolder.Make(next, Write("maps")));
        Assert.False(StepFolder.Make(next, Write("maps")));
        StepFolder.Make(Plan(mu: 5, replace: true), Write("responses"));
        InputException error = Assert.Throws<InputException>(() => StepFolder.Make(next, Write("maps")));
        Assert.Contains("another input 'select'", error.Message, StringComparison.Ordinal);
        Assert.Equal("../out", StepRecord.Read(_folder["explain"], "explain").Inputs["select"]);
    }

    [Fact]
    public void An_input_of_the_wrong_kind_names_both_verbs()
    {
        StepFolder.Make(Plan(mu: 10), Write("x"));
        InputException error = Assert.Throws<InputException>(() => StepRecord.Read(_folder["out"], "train"));
        Assert.Contains(
            "expected the output of 'an8 train', found that of 'an8 select'", error.Message, StringComparison.Ordinal);
        Assert.Contains("no such folder", Assert.Throws<InputException>(
            () => StepRecord.Read(_folder["nowhere"], "train")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_only_looks_like_ours_beside_it_is_kept()
    {
        StepFolder.Make(Plan(mu: 10), Write("one"));
        Directory.CreateDirectory(_folder["out.old"]);
        File.WriteAllText(_folder["out.old/backup.txt"], "mine");
        Assert.True(StepFolder.Make(Plan(mu: 5, replace: true), Write("two")));
        Assert.Equal("mine", File.ReadAllText(_folder["out.old/backup.txt"]));
    }

    [Fact]
    public void Asked_to_it_makes_a_finished_folder_again_from_the_beginning()
    {
        StepPlan always = Plan(mu: 10) with { Replace = Replacing.Always, Resumes = true };
        StepFolder.Make(Plan(mu: 10), Write("one"));
        Assert.Throws<IOException>(() => StepFolder.Make(always, folder =>
        {
            Write("half")(folder);
            throw new IOException("disk full");
        }));
        Assert.Equal("one", File.ReadAllText(_folder["out/result.txt"]));
        Assert.True(StepFolder.Make(always, folder =>
        {
            Assert.False(File.Exists(Path.Combine(folder, "result.txt")));
            Write("two")(folder);
        }));
        Assert.Equal("two", File.ReadAllText(_folder["out/result.txt"]));
    }

    [Fact]
    public void A_kill_between_folder_and_lock_is_not_in_the_way()
    {
        Directory.CreateDirectory(_folder["out.partial"]);
        Assert.True(StepFolder.Make(Plan(mu: 10), Write("one")));
    }

    [Fact]
    public void What_a_kill_after_the_renaming_left_is_tidied_up()
    {
        StepFolder.Make(Plan(mu: 10), Write("one"));
        File.WriteAllText(_folder["out/.an8-begun.json"], "{}");
        File.WriteAllText(_folder["out/.an8-partial"], "");
        Directory.CreateDirectory(_folder["out.an8-replaced"]);
        Assert.False(StepFolder.Make(Plan(mu: 10), Write("two")));
        Assert.Equal(["result.txt", "step.json"], Directory.GetFiles(_folder["out"]).Select(Path.GetFileName).Order());
        Assert.False(Directory.Exists(_folder["out.an8-replaced"]));
    }

    [Fact]
    public void A_record_of_an_unfinished_run_that_cannot_be_read_asks_for_force()
    {
        StepPlan plan = Plan(mu: 10) with { Resumes = true };
        Assert.Throws<IOException>(() => StepFolder.Make(plan, _ => throw new IOException("killed")));
        File.WriteAllText(_folder["out.partial/.an8-begun.json"], "");
        InputException error = Assert.Throws<InputException>(() => StepFolder.Make(plan, Write("one")));
        Assert.Contains("an unreadable .an8-begun.json", error.Message, StringComparison.Ordinal);
        Assert.True(StepFolder.Make(plan with { Replace = Replacing.Always }, Write("one")));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("file/below/it")]
    public void A_file_where_the_folder_should_be_is_named(string path)
    {
        File.WriteAllText(_folder["file"], "years");
        InputException error = Assert.Throws<InputException>(
            () => StepFolder.Make(Plan(mu: 10) with { Out = _folder[path] }, Write("one")));
        Assert.Contains($"{_folder["file"]}: is a file", error.Message, StringComparison.Ordinal);
        Assert.Equal("years", File.ReadAllText(_folder["file"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Something_else_under_the_name_of_the_unfinished_folder_is_kept(bool isFile)
    {
        Directory.CreateDirectory(isFile ? _folder.Path : _folder["out.partial"]);
        string mine = isFile ? _folder["out.partial"] : _folder["out.partial/mine"];
        File.WriteAllText(mine, "years");
        InputException error = Assert.Throws<InputException>(() => StepFolder.Make(Plan(mu: 10), Write("one")));
        Assert.Contains("is in the way and was not left by an8", error.Message, StringComparison.Ordinal);
        Assert.Equal("years", File.ReadAllText(mine));
    }

    private StepPlan Plan(double mu, ulong seed = 0, bool replace = false) => new()
    {
        Step = "select",
        Out = _folder["out"],
        Options = new { mu },
        Seed = seed,
        Replace = replace ? Replacing.OtherOptions : Replacing.Never,
    };

    private static Action<string> Write(string text) =>
        folder => File.WriteAllText(Path.Combine(folder, "result.txt"), text);
}
