using System.Text.Json;
using An8Suite.Core.Files;
using An8Suite.Core.Scoring;
using An8Suite.Core.Studies;
using An8Suite.Tests.Studies;
using An8Suite.Workflow.Studies;

namespace An8Suite.Tests.Cli;

/// <summary><c>an8 study</c> on the tiny run: the page, simulated people, and what is refused.</summary>
[Needs(Needs.Suite)]
public sealed class StudyTests(TinyRun run)
{
    private static readonly string[] Small =
        ["new", "--images", "6", "--methods", "ours,grad-cam,gradient", "--class-trials", "6", "--pair-trials", "6",
            "--checks", "4", "--repeats", "2"];

    private static readonly Dictionary<string, double> Accuracy =
        new() { ["ours"] = 1, ["grad-cam"] = 1, ["gradient"] = 0 };

    [Fact]
    public void The_page_holds_everything_and_the_same_command_gives_the_same_bytes()
    {
        string folder = New();
        StudyFile study = StudyFile.Read(folder);
        Assert.Equal(study.Id, study.Identified().Id);
        Assert.Equal(6, study.Trials.Select(trial => trial.Image).Distinct().Count());
        Assert.Equal(6, study.Trials.DistinctBy(trial => trial.Image).Select(trial => trial.Image[..2]).Distinct().Count());
        Assert.Equal(
            [(StudyKind.Class, 18), (StudyKind.Pair, 18), (StudyKind.Check, 6)],
            study.Trials.CountBy(trial => trial.Kind).Select(kind => (kind.Key, kind.Value)));
        string page = File.ReadAllText(Path.Combine(folder, StudyPage.FileName));
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        string again = New();
        foreach (string name in new[] { StudyPage.FileName, StudyFile.FileName })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder, name)), File.ReadAllBytes(Path.Combine(again, name)));
        }

        Assert.NotEqual(study.Id, StudyFile.Read(New("--seed", "1")).Id);
    }

    [Fact]
    public void Simulated_people_come_back_and_who_does_not_look_is_left_out()
    {
        string folder = New();
        StudyFile study = StudyFile.Read(folder);
        string answers = Answers(
            [.. Enumerable.Range(1, 4).Select(one => TinyStudy.Person(study, one, method => Accuracy.GetValueOrDefault(method))),
                TinyStudy.Person(study, 9, _ => 0, attends: false)]);
        string result = run.Fresh();
        ChildProcess read = Suite.Run(
            "study", "read", answers, "--study", folder, "--score", run["score"], "--out", result);
        Assert.True(read.ExitCode == 0, read.Error);
        Assert.Contains("participant 9: 0 of 4 attention checks right; left out", read.Error, StringComparison.Ordinal);
        Assert.Contains("4 of 5 participants count", read.Output, StringComparison.Ordinal);
        StudyResultFile found = SuiteJson.Read<StudyResultFile>(Path.Combine(result, StudyResultFile.FileName));
        Assert.Equal([9], found.LeftOut);
        Assert.Equal(
            [("ours", 1), ("grad-cam", 1), ("gradient", 0)],
            found.Methods.Select(method => (method.Method, method.Accuracy.Value!.Value)));
        Assert.All(found.Methods, method => Assert.Equal((8, 16), (method.ClassAnswers, method.PairAnswers)));
        Assert.Equal(8, found.Correlations.Count);
        Assert.All(found.Correlations, row => Assert.Equal(3, row.Methods));
        Assert.All(found.Correlations, row => Assert.InRange(row.Wins.Value!.Value, -1, 1));
        Assert.Equal(1 + (5 * 18), CsvFile.Read(Path.Combine(result, "answers.csv")).Count);
        Assert.Contains("left out", File.ReadAllText(Path.Combine(result, StudyResultPage.FileName)), StringComparison.Ordinal);

        string kept = run.Fresh();
        ChildProcess keep = Suite.Run("study", "read", answers, "--study", folder, "--keep-failed", "--out", kept);
        Assert.Contains("participant 9: 0 of 4 attention checks right; kept by --keep-failed", keep.Error, StringComparison.Ordinal);
        StudyResultFile all = SuiteJson.Read<StudyResultFile>(Path.Combine(kept, StudyResultFile.FileName));
        Assert.Empty(all.LeftOut);
        Assert.All(all.Methods, method => Assert.Equal(10, method.ClassAnswers));
    }

    [Fact]
    public void Wrong_folders_files_and_options_are_refused()
    {
        Suite.Refused(Suite.Run("study", "new", run["score"]), "expected the output of 'an8 explain', found that of");
        Suite.Refused(
            Suite.Run("study", "new", run["explain"], "--methods", "grad-camm,ours"),
            "--methods: unknown name 'grad-camm'; did you mean 'grad-cam'?");
        Suite.Refused(
            Suite.Run("study", "new", run["explain"], "--methods", "ours"), "--methods: expected 2 or more that every folder has, found 1");
        Suite.Refused(
            Suite.Run("study", "new", run["explain"], "--pair-trials", "2", "--repeats", "3"),
            "--repeats: expected at most the 2 pairs, found 3");
        string folder = New();
        StudyFile study = StudyFile.Read(folder);
        string answers = Answers([TinyStudy.Person(study, 1, _ => 1)]);
        string file = Directory.GetFiles(answers)[0];
        Suite.Refused(Suite.Run("study", "read", answers, "--study", run["explain"]), "expected the output of 'an8 study new', found that of");
        Suite.Refused(Suite.Run("study", "read", answers, "--study", folder, "--pass", "2"), "--pass: expected a share of 0 to 1, found 2");
        string edited = New();
        string json = Path.Combine(edited, StudyFile.FileName);
        File.WriteAllText(json, File.ReadAllText(json).Replace("\"checks\": 4", "\"checks\": 3", StringComparison.Ordinal));
        Suite.Refused(Suite.Run("study", "read", answers, "--study", edited), "study.json: expected the id ", "edited or damaged");
        File.WriteAllText(file, File.ReadAllText(file)[..100]);
        Suite.Refused(Suite.Run("study", "read", answers, "--study", folder), "cut off or not saved by the page");
        Suite.Refused(
            Suite.Run("study", "read", Answers([TinyStudy.Person(study, 1, _ => 1, attends: false)]), "--study", folder),
            "all 1 participants fail the attention checks: 1; count them all the same with --keep-failed");
    }

    [Fact]
    [Needs(Needs.Browser)]
    public void A_browser_asks_from_the_first_click_and_what_it_saves_is_read()
    {
        string folder = New();
        JsonElement seen = Browser.See(File.ReadAllText(Path.Combine(folder, StudyPage.FileName)), Visit);
        Assert.Empty(seen.GetProperty("errors").EnumerateArray());
        Assert.Equal(18, seen.GetProperty("asked").GetInt32());
        Assert.Equal(5, seen.GetProperty("kept").GetInt32());
        Assert.True(seen.GetProperty("fits").GetBoolean());
        Assert.Equal(0, seen.GetProperty("broken").GetInt32());
        Assert.Equal($"study-{StudyFile.Read(folder).Id}-participant-7.json", seen.GetProperty("name").GetString());
        Assert.False(seen.GetProperty("left").GetBoolean());
        string answers = run.Fresh();
        Directory.CreateDirectory(answers);
        File.WriteAllText(Path.Combine(answers, "seven.json"), seen.GetProperty("text").GetString());
        string result = run.Fresh();
        ChildProcess read = Suite.Run("study", "read", answers, "--study", folder, "--out", result);
        Assert.True(read.ExitCode == 0, read.Error);
        StudyResultFile found = SuiteJson.Read<StudyResultFile>(Path.Combine(result, StudyResultFile.FileName));
        Assert.Equal([1, 1, 1], found.Methods.Select(method => method.Accuracy.Value));
        Assert.Equal([1, 0.5, 0], found.Methods.Select(method => method.Wins.Value));
        StudyAttention one = Assert.Single(found.Participants);
        Assert.Equal((7, 4, 4, 2, 2, true), (one.Participant, one.ChecksRight, one.Checks, one.RepeatsAlike, one.Repeats, one.Passes));
    }

    // Answers every question rightly by keys and clicks, comes back in the middle, and takes what would be saved.
    private const string Visit = """
        document.getElementById('participant').value = 7;
        document.getElementById('start').click();
        seen.asked = 0;
        seen.fits = true;
        seen.broken = 0;
        for (; document.querySelector('.choice') && seen.asked < 100; seen.asked++) {
          if (seen.asked === 5) {
            session = null;
            welcome();
            seen.kept = saved().answers.length;
            document.getElementById('go-on').click();
          }
          const place = session.places[session.answers.length];
          const trial = study.trials[place.trial];
          seen.fits &&= document.documentElement.scrollWidth <= document.documentElement.clientWidth;
          seen.broken += [...document.images].filter(image => !image.getAttribute('src').startsWith('data:image/png')).length;
          const right = trial.kind === 'class' ? trial.explained : place.swapped ? 1 : 0;
          if (seen.asked % 2 === 0) {
            document.querySelectorAll('.choice')[right].click();
          } else {
            const key = trial.kind === 'class' ? String(right + 1) : ['ArrowLeft', 'ArrowRight'][right];
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
          }
        }
        seen.text = document.getElementById('answers').value;
        seen.name = document.getElementById('save').download;
        document.getElementById('forget').click();
        seen.left = saved() !== null;
        """;

    private string New(params string[] options)
    {
        string folder = run.Fresh();
        ChildProcess made = Suite.Run(["study", .. Small, run["explain"], .. options, "--out", folder]);
        Assert.True(made.ExitCode == 0, made.Error);
        return folder;
    }

    private string Answers(params StudyAnswers[] people)
    {
        string folder = run.Fresh();
        foreach (StudyAnswers one in people)
        {
            SuiteJson.Write(Path.Combine(folder, $"{one.Participant}.json"), one);
        }

        return folder;
    }
}
