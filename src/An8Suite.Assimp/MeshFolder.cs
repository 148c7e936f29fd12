using An8Suite.Core.Geometry;

namespace An8Suite.Assimp;

/// <summary>The only files that a mesh may name: those in its own folder or below, and not too much of them.</summary>
internal sealed class MeshFolder
{
    private readonly string _mesh;
    private readonly string _folder;
    private long _bytes;

    /// <summary>The folder of <paramref name="mesh"/>.</summary>
    public MeshFolder(string mesh)
    {
        _mesh = Path.GetFullPath(mesh);
        _folder = Path.TrimEndingDirectorySeparator(Path.GetDirectoryName(_mesh)!) + Path.DirectorySeparatorChar;
    }

    /// <summary>Opens a file to read; null where it lies elsewhere, is none, or there was too much already.</summary>
    public FileStream? Open(string name)
    {
        try
        {
            string path = Path.GetFullPath(name.Replace('\\', Path.DirectorySeparatorChar), _folder);
            if (path != _mesh && !IsInside(path))
            {
                return null;
            }

            var stream = new FileStream(path, FileMode.Open, System.IO.FileAccess.Read, FileShare.Read, 1 << 16);
            if (_bytes + stream.Length > MeshReader.MaxFileBytes || !stream.CanSeek)
            {
                stream.Dispose();
                return null;
            }

            _bytes += path == _mesh ? 0 : stream.Length;
            return stream;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
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
