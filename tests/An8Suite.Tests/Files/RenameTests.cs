using An8Suite.Core.Files;

namespace An8Suite.Tests.Files;

public sealed class RenameTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_file_replaces_another_and_a_folder_takes_its_content_along()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a"], "new");
        File.WriteAllText(folder["b"], "old");
        Rename.File(folder["a"], folder["b"]);
        Assert.False(File.Exists(folder["a"]));
        Assert.Equal("new", File.ReadAllText(folder["b"]));
        Directory.CreateDirectory(folder["from"]);
        Rename.File(folder["b"], folder["from/b"]);
        Rename.Folder(folder["from"], folder["to"]);
        Assert.Equal("new", File.ReadAllText(folder["to/b"]));
    }

    [Fact]
    public void A_refusal_for_a_moment_is_waited_out()
    {
        Queue<Exception> refusals = new(
            [new IOException("in use"), new UnauthorizedAccessException("in use"), new IOException("in use")]);
        int calls = 0;
        Rename.Insist(
            () =>
            {
                calls++;
                if (refusals.TryDequeue(out Exception? refusal))
                {
                    throw refusal;
                }
            },
            Long);
        Assert.Equal(4, calls);
    }

    [Fact]
    public void A_refusal_that_lasts_is_thrown()
    {
        int calls = 0;
        void Refuse()
        {
            calls++;
            throw new IOException("in use");
        }

        Assert.Throws<IOException>(() => Rename.Insist(Refuse, TimeSpan.Zero));
        Assert.Equal(1, calls);
        Assert.Throws<IOException>(() => Rename.Insist(Refuse, TimeSpan.FromMilliseconds(100)));
        Assert.InRange(calls, 3, 100);
    }

    [Fact]
    public void What_is_missing_is_not_waited_for()
    {
        int calls = 0;
        Assert.Throws<FileNotFoundException>(() => Rename.Insist(() => Fail(new FileNotFoundException()), Long));
        Assert.Throws<DirectoryNotFoundException>(
            () => Rename.Insist(() => Fail(new DirectoryNotFoundException()), Long));
        Assert.Throws<InvalidOperationException>(
            () => Rename.Insist(() => Fail(new InvalidOperationException()), Long));
        Assert.Equal(3, calls);

        void Fail(Exception error)
        {
            calls++;
            throw error;
        }
    }
}
