using An8Suite.Core.Files;
using An8Suite.Core.Geometry;

namespace An8Suite.Assimp;

/// <summary>
/// The files that the library has open: the mesh and what it names in its folder, and not too much of that.
/// </summary>
internal sealed class OpenFiles
{
    private readonly string _mesh;
    private readonly MeshFolder _folder;
    private readonly Dictionary<nint, FileStream> _open = [];
    private long _bytes;
    private nint _last;

    /// <summary>The files for one import of <paramref name="mesh"/>.</summary>
    public OpenFiles(string mesh) => (_mesh, _folder) = (Path.GetFullPath(mesh), new MeshFolder(mesh));

    /// <summary>An open file by its number.</summary>
    public FileStream this[nint number] => _open[number];

    /// <summary>
    /// Opens a file to read and gives its number; 0 where it lies elsewhere, is none, or there was too much already.
    /// </summary>
    public nint Open(string name)
    {
        try
        {
            string path = _folder.PathOf(name);
            if (path != _mesh && !_folder.Holds(path))
            {
                return 0;
            }

            var stream = new FileStream(path, FileMode.Open, System.IO.FileAccess.Read, FileShare.Read, 1 << 16);
            if (_bytes + stream.Length > MeshLimits.MaxFileBytes || !stream.CanSeek)
            {
                stream.Dispose();
                return 0;
            }

            _bytes += path == _mesh ? 0 : stream.Length;
            _open.Add(++_last, stream);
            return _last;
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
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
}
