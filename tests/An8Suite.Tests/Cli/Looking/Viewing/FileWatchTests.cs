using An8Suite.Cli.Looking.Viewing;

namespace An8Suite.Tests.Cli.Looking.Viewing;

public sealed class FileWatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FileWatch _watch = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_change_is_told_once_and_only_when_it_is_over()
    {
        File.WriteAllText(_folder["a"], "1");
        _watch.Set([_folder["a"], _folder["b"]]);
        Assert.False(_watch.Look());
        File.WriteAllText(_folder["a"], "12");
        Assert.False(_watch.Look()); // It may be being written.
        File.WriteAllText(_folder["a"], "123");
        Assert.False(_watch.Look());
        Assert.True(_watch.Look());
        Assert.False(_watch.Look());
    }

    [Fact]
    public void A_file_that_an_editor_puts_in_the_place_of_the_old_one_has_changed()
    {
        File.WriteAllText(_folder["a"], "1");
        _watch.Set([_folder["a"]]);
        File.WriteAllText(_folder["a~"], "2");
        File.SetLastWriteTimeUtc(_folder["a~"], DateTime.UtcNow.AddSeconds(-5));
        File.Move(_folder["a~"], _folder["a"], overwrite: true);
        Assert.True(Settled());
    }

    [Fact]
    public void A_file_that_goes_or_comes_has_changed()
    {
        File.WriteAllText(_folder["a"], "1");
        _watch.Set([_folder["a"], _folder["b"]]);
        File.Delete(_folder["a"]);
        Assert.True(Settled());
        File.WriteAllText(_folder["b"], "1");
        Assert.True(Settled());
        Assert.False(Settled());
    }

    [Fact]
    public void A_change_that_was_taken_back_is_none()
    {
        File.WriteAllText(_folder["a"], "1");
        DateTime written = File.GetLastWriteTimeUtc(_folder["a"]);
        _watch.Set([_folder["a"]]);
        File.WriteAllText(_folder["a"], "22");
        Assert.False(_watch.Look());
        File.WriteAllText(_folder["a"], "1");
        File.SetLastWriteTimeUtc(_folder["a"], written);
        Assert.False(Settled());
    }

    private bool Settled() => _watch.Look() | _watch.Look();
}
