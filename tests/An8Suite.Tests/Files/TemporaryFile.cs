namespace An8Suite.Tests.Files;

/// <summary>The path of a file that is deleted with its folder.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("an8-files-").FullName;

    internal string Path => System.IO.Path.Combine(_folder, "file");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
