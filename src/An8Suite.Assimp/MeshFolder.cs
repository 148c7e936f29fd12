using An8Suite.Core.Geometry;

namespace An8Suite.Assimp;

/// <summary>The only files that a mesh may name: those in its own folder or below, and not too much of them.</summary>
internal sealed class MeshFolder
{
    private readonly string _mesh;
    private readonly string _folder;
    private readonly Dictionary<nint, FileStream> _open = [];
    private long _bytes;
    private nint _last;

    /// <summary>The folder of <paramref name="mesh"/>.</summary>
    public MeshFolder(string mesh)
    {
        _mesh = Path.GetFullPath(mesh);
        _folder = Path.TrimEndingDirectorySeparator(Path.GetDirectoryName(_mesh)!) + Path.DirectorySeparatorChar;
    }

    /// <summary>An open file by its number.</summary>
    public FileStream this[nint number] => _open[number];

    /// <summary>Opens a file to read and gives its number; 0 where it lies elsewhere, is none, or there was too much already.</summary>
    public nint Open(string name)
    {
        try
        {
            string path = Path.GetFullPath(name.Replace('\\', Path.DirectorySeparatorChar), _folder);
            if (path != _mesh && !IsInside(path))
            {
                return 0;
            }

            var stream = new FileStream(path, FileMode.Open, System.IO.FileAccess.Read, FileShare.Read, 1 << 16);
            if (_bytes + stream.Length > MeshReader.MaxFileBytes || !stream.CanSeek)
            {
                stream.Dispose();
                return 0;
            }

            _bytes += path == _mesh ? 0 : stream.Length;
            _open.Add(++_last, stream);
            return _last;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return 0;
        }
    }

    /// <summary>Closes an open file.</summary>
    public void Close(nint number)
    {
        if (_open.Remove(number, out FileStream? stream))
        {
            stream.Dispose();
        }
    }

    // A link may lead outside, on any step of the way.
    private bool IsInside(string path)
    {
        if (!path.StartsWith(_folder, StringComparison.Ordinal) || !File.Exists(path))
        {
            return false;
        }

        for (string? at = path; at is not null && at.Length >= _folder.Length; at = Path.GetDirectoryName(at))
        {
            if (File.GetAttributes(at).HasFlag(FileAttributes.ReparsePoint))
            {
                return false;
            }
        }

        return true;
    }
}
