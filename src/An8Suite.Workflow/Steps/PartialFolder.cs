using An8Suite.Core;
using An8Suite.Core.Files;

namespace An8Suite.Workflow.Steps;

/// <summary>
/// The folder <c>&lt;out&gt;.partial</c> that a step writes into until it is whole, and how it takes its place.
/// </summary>
internal sealed class PartialFolder(string folder)
{
    /// <summary>Says what was begun in the folder, for a step that can go on.</summary>
    public const string BegunName = ".an8-begun.json";

    private const string LockName = ".an8-partial";

    private readonly string _folder = folder.TrimEnd('/', '\\');
    private string[] _made = [];

    /// <summary>Where the step writes.</summary>
    public string Path => _folder + ".partial";

    /// <summary>Whether it holds what a step that can go on has begun.</summary>
    public bool IsBegun => File.Exists(System.IO.Path.Combine(Path, BegunName));

    // A name that nobody else gives, because whatever has it is removed.
    private string Replaced => _folder + ".an8-replaced";

    /// <summary>
    /// Makes the folder, or takes over what a killed run left; refuses anything else that has its name.
    /// </summary>
    /// <returns>
    /// The open lock file: it tells a second process that the first still lives; a killed one leaves it closed.
    /// </returns>
    public FileStream Claim()
    {
        if (Ancestors(Path).FirstOrDefault(File.Exists) is string file)
        {
            throw new InputException(file == Path ? Foreign() : $"{file}: is a file, so there can be no folder "
                + $"{_folder} in it; choose another --out");
        }

        string lockPath = System.IO.Path.Combine(Path, LockName);
        if (Directory.Exists(Path) && !File.Exists(lockPath) && Directory.EnumerateFileSystemEntries(Path).Any())
        {
            throw new InputException(Foreign());
        }

        _made = [.. Ancestors(Path).TakeWhile(folder => !Directory.Exists(folder))];
        Directory.CreateDirectory(Path);
        try
        {
            return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (File.Exists(lockPath))
        {
            throw new InputException(
                $"{Path}: another an8 is writing it now; wait for it or choose another --out", error);
        }
    }

    /// <summary>Removes everything but the lock.</summary>
    public void Empty()
    {
        // First, so that what is left after a kill is not taken for something to go on with.
        File.Delete(System.IO.Path.Combine(Path, StepRecord.FileName));
        File.Delete(System.IO.Path.Combine(Path, BegunName));
        foreach (string entry in Directory.EnumerateFileSystemEntries(Path))
        {
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else if (System.IO.Path.GetFileName(entry) != LockName)
            {
                File.Delete(entry);
            }
        }
    }

    /// <summary>Removes the folder and those above it that were made for it: nothing was begun.</summary>
    /// <param name="claim">What <see cref="Claim"/> gave.</param>
    public void Withdraw(FileStream claim)
    {
        Empty();
        claim.Dispose();
        File.Delete(System.IO.Path.Combine(Path, LockName));
        foreach (string folder in _made.Prepend(Path).Distinct()
            .TakeWhile(folder => !Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            Directory.Delete(folder);
        }
    }

    /// <summary>Puts the whole folder in its place; what was there goes only then.</summary>
    public void Publish()
    {
        if (Directory.Exists(_folder))
        {
            // A kill may have left one behind after its successor was in place.
            Remove(Replaced);
            Rename.Folder(_folder, Replaced);
        }

        Rename.Folder(Path, _folder);
        StableStorage.FlushFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(_folder))!);
        TidyUp();
    }

    /// <summary>Removes what a kill between the renaming and now left in and beside the finished folder.</summary>
    public void TidyUp()
    {
        foreach (string name in (string[])[BegunName, LockName])
        {
            string path = System.IO.Path.Combine(_folder, name);
            if (File.Exists(path))
            {
                File.Delete(path);
            }
        }

        Remove(Replaced);
    }

    private string Foreign() => $"{Path}: is in the way and was not left by an8; move it or choose another --out";

    private static IEnumerable<string> Ancestors(string path)
    {
        for (string? at = path; !string.IsNullOrEmpty(at); at = System.IO.Path.GetDirectoryName(at))
        {
            yield return at;
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
