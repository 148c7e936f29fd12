namespace An8Suite.Core.Files;

/// <summary>The only files that a mesh file may name: those in its own folder or below.</summary>
public sealed class MeshFolder
{
    private readonly string _folder;

    /// <summary>The folder of <paramref name="mesh"/>.</summary>
    public MeshFolder(string mesh)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(mesh))!;
        _folder = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
    }

    /// <summary>Where a file lies that the mesh names, be it inside or not; either slash parts folders.</summary>
    public string PathOf(string name) => Path.GetFullPath(name.Replace('\\', Path.DirectorySeparatorChar), _folder);

    /// <summary>
    /// Whether a path lies inside, and behind no link, which may lead outside on any step of the way.
    /// </summary>
    public bool Holds(string path) => IsBelow(path) && !IsBehindLink(path);

    /// <summary>Whether a path lies inside, as far as its text tells.</summary>
    public bool IsBelow(string path) => path.StartsWith(_folder, StringComparison.Ordinal);

    private bool IsBehindLink(string path)
    {
        for (string? at = path; at is not null && at.Length >= _folder.Length; at = Path.GetDirectoryName(at))
        {
            FileSystemInfo info = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
            if (info.LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }
}
