using An8Suite.Cli.Steps;
using An8Suite.Core;

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
    public void Replacing_swaps_the_folder_only_when_its_successor_is_whole()
    {
        StepFolder.Make(Plan(mu: 10), Write("one"));
        Assert.Throws<IOException>(() => StepFolder.Make(Plan(mu: 5, replace: true), _ => throw new IOException("disk full")));
        Assert.Equal("one", File.ReadAllText(_folder["out/result.txt"]));
        Assert.True(StepFolder.Make(Plan(mu: 5, replace: true), Write("two")));
        Assert.Equal("two", File.ReadAllText(_folder["out/result.txt"]));
        Assert.False(Directory.Exists(_folder["out.old"]));
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
        Directory.CreateDirectory(_folder["out.old"]);
        File.WriteAllText(_folder["out.old/result.txt"], "zero");
        Assert.True(StepFolder.Make(Plan(mu: 5, replace: true), Write("two")));
        Assert.Equal("two", File.ReadAllText(_folder["out/result.txt"]));
        Assert.False(Directory.Exists(_folder["out.old"]));
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
        Assert.Contains("expected the output of 'an8 train', found that of 'an8 select'", error.Message, StringComparison.Ordinal);
        Assert.Contains("no such folder", Assert.Throws<InputException>(
            () => StepRecord.Read(_folder["nowhere"], "train")).Message, StringComparison.Ordinal);
    }

    private StepPlan Plan(double mu, ulong seed = 0, bool replace = false) => new()
    {
        Step = "select",
        Out = _folder["out"],
        Options = new { mu },
        Seed = seed,
        Replace = replace,
    };

    private static Action<string> Write(string text) => folder => File.WriteAllText(Path.Combine(folder, "result.txt"), text);
}
