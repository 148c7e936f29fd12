using System.Text;
using An8Suite.Core.Files;

namespace An8Suite.Tests.Files;

public sealed class AppendJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_log_can_be_read_while_it_is_open()
    {
        using var folder = new TemporaryFolder();
        using var writing = new FileStream(
            folder["log"], FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        Assert.Empty(AppendJournal.ReadLog(folder["log"]));
        writing.Write("one\ntwo é\n"u8);
        Assert.Equal(["one", "two é"], AppendJournal.ReadLog(folder["log"]));
    }

    [Fact]
    public void Entries_of_two_runs_stand_one_after_the_other()
    {
        Write("one\n", "1\n");
        Write("two\n", "2\n");
        using AppendJournal journal = Open();
        Assert.Equal(2, journal.EntryCount);
        Assert.Equal("one\ntwo\n", Text("words"));
        Assert.Equal("1\n2\n", Text("numbers"));
    }

    [Fact]
    public void A_log_that_an_entry_does_not_name_stays_as_it_is()
    {
        Write("one\n", "1\n");
        using (AppendJournal journal = Open())
        {
            journal.Append(new Dictionary<string, byte[]> { ["numbers"] = "2\n"u8.ToArray() });
        }

        Assert.Equal("one\n", Text("words"));
        Assert.Equal("1\n2\n", Text("numbers"));
    }

    [Theory]
    [InlineData("half an entry", "")]
    [InlineData("", "12 1")]
    [InlineData("x", "4")]
    [InlineData("", "no numbers\n")]
    [InlineData("", "900 900\n")]
    [InlineData("", "8\n")]
    public void What_a_kill_left_half_written_is_cut_off(string inLog, string inJournal)
    {
        Write("one\n", "1\n");
        File.AppendAllText(_folder["words"], inLog);
        File.AppendAllText(_folder["journal"], inJournal);
        Write("two\n", "2\n");
        using AppendJournal journal = Open();
        Assert.Equal(2, journal.EntryCount);
        Assert.Equal("one\ntwo\n", Text("words"));
        Assert.Equal("1\n2\n", Text("numbers"));
    }

    [Fact]
    public void A_log_that_lost_its_end_takes_the_journal_back_with_it()
    {
        Write("one\n", "1\n");
        Write("two\n", "2\n");
        File.WriteAllText(_folder["numbers"], "1\n2");
        using (AppendJournal journal = Open())
        {
            Assert.Equal(1, journal.EntryCount);
        }

        Assert.Equal("one\n", Text("words"));
        Assert.Equal("1\n", Text("numbers"));
    }

    private AppendJournal Open() => AppendJournal.Open(_folder.Path, "journal", ["words", "numbers"]);

    private void Write(string word, string number)
    {
        using AppendJournal journal = Open();
        journal.Append(new Dictionary<string, byte[]>
        {
            ["words"] = Encoding.UTF8.GetBytes(word),
            ["numbers"] = Encoding.UTF8.GetBytes(number),
        });
    }

    private string Text(string log)
    {
        using var reader = new StreamReader(
            new FileStream(_folder[log], FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
