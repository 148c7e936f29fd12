using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Core.Studies;

namespace An8Suite.Tests.Studies;

/// <summary>Files that are not what the page saved are refused by name.</summary>
public sealed class AnswerFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StudyFile _study = TinyStudy.Make();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Whole_files_are_read_in_the_order_of_the_participants()
    {
        Write("b.json", 2);
        Write("a.json", 10);
        Assert.Equal([2, 10], Read().Select(one => one.Answers.Participant));
    }

    [Fact]
    public void Every_problem_is_named_at_once()
    {
        string good = Write("good.json", 1);
        string text = File.ReadAllText(good);
        File.WriteAllText(_folder["cut.json"], text[..(text.Length / 2)]);
        File.WriteAllText(_folder["empty.json"], "");
        File.WriteAllText(_folder["edited.json"], text.Replace(
            "\"milliseconds\": 1500", "\"milliseconds\": 900", StringComparison.Ordinal));
        SuiteJson.Write(_folder["other.json"], TinyStudy.Person(TinyStudy.Make(seed: 8), 3, _ => 1));
        StudyAnswers fair = TinyStudy.Person(_study, 4, _ => 1);
        SuiteJson.Write(_folder["few.json"], TinyStudy.Signed(fair with { Answers = [.. fair.Answers.Skip(1)] }));
        SuiteJson.Write(_folder["order.json"], TinyStudy.Signed(fair with { Participant = 5 }));
        SuiteJson.Write(_folder["choice.json"], TinyStudy.Signed(fair with
        {
            Participant = 4,
            Answers = [fair.Answers[0] with { Choice = 4 }, .. fair.Answers.Skip(1)],
        }));
        SuiteJson.Write(_folder["format.json"], TinyStudy.Signed(fair with { Format = "other" }));
        string[] lines = Assert.Throws<InputException>(Read).Message.Split('\n');
        Assert.Equal(8, lines.Length);
        Assert.Contains("choice.json: answer 1: expected a choice of 0 to 3, found 4", lines[0], StringComparison.Ordinal);
        Assert.Contains("cut.json: not the expected JSON", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("cut off or not saved by the page; ask for the file again", lines[1], StringComparison.Ordinal);
        Assert.Contains("edited.json: expected the checksum ", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("edited or damaged; ask for the file as the page saved it", lines[2], StringComparison.Ordinal);
        Assert.Contains("empty.json: not the expected JSON", lines[3], StringComparison.Ordinal);
        Assert.Contains("few.json: expected 32 answers, found 31", lines[4], StringComparison.Ordinal);
        Assert.Contains("format.json: expected the format an8-study-answers-1, found 'other'", lines[5], StringComparison.Ordinal);
        Assert.Contains("order.json: answer 1: expected question ", lines[6], StringComparison.Ordinal);
        Assert.Contains($"other.json: answers study {TinyStudy.Make(seed: 8).Id}, expected {_study.Id}", lines[7], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_participant_twice_is_named_with_both_files()
    {
        Write("a.json", 1);
        File.Copy(_folder["a.json"], _folder["copy.json"]);
        Write("b.json", 2);
        SuiteJson.Write(_folder["c.json"], TinyStudy.Person(_study, 2, _ => 0));
        string[] lines = Assert.Throws<InputException>(Read).Message.Split('\n');
        Assert.Equal(
        [
            $"{_folder["a.json"]} and {_folder["copy.json"]}: the same answers of participant 1 twice; keep one file",
            $"{_folder["b.json"]} and {_folder["c.json"]}: different answers of participant 2; a number belongs to one "
                + "person, and a person answers once",
        ], lines);
    }

    [Fact]
    public void A_folder_without_files_is_refused()
    {
        Assert.Contains("no .json files in it", Assert.Throws<InputException>(() => AnswerFiles.In(_folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("no such folder", Assert.Throws<InputException>(() => AnswerFiles.In(_folder["x"])).Message, StringComparison.Ordinal);
    }

    private string Write(string name, int participant)
    {
        SuiteJson.Write(_folder[name], TinyStudy.Person(_study, participant, _ => 1));
        return _folder[name];
    }

    private IReadOnlyList<(string File, StudyAnswers Answers)> Read() =>
        AnswerFiles.Read(AnswerFiles.In(_folder.Path), _study);
}
