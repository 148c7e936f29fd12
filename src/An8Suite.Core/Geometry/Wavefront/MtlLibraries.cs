using An8Suite.Core.Files;

namespace An8Suite.Core.Geometry.Wavefront;

/// <summary>The materials of the .mtl files that an .obj file names, which lie in its folder or below.</summary>
internal sealed class MtlLibraries(string path)
{
    private const long MostBytes = 50_000_000;

    private readonly MeshFolder _folder = new(path);
    private readonly Dictionary<string, MtlMaterial> _materials = [];
    private readonly HashSet<string> _read = [];
    private long _bytes;

    /// <summary>What is missing, one sentence each.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>Reads the files of a <c>mtllib</c> statement; the whole rest of the line may be one name.</summary>
    public void Add(ObjLine line)
    {
        bool isOne = Path.HasExtension(line.Rest) && PathOf(line.Rest) is string path && File.Exists(path);
        foreach (string name in isOne ? [line.Rest]
            : line.Rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (_read.Add(name) && !Read(name))
            {
                Remarks.Add($"the material library '{OneLine.Short(name)}' is no file in the mesh's folder that can be "
                    + "read, so its colours are missing");
            }
        }
    }

    /// <summary>A material by its name; null where no file has it.</summary>
    public MtlMaterial? Of(string name) => _materials.GetValueOrDefault(name);

    private bool Read(string name)
    {
        if (PathOf(name) is not string file || !_folder.Holds(file) || !RegularFile.Is(file))
        {
            return false;
        }

        _bytes += new FileInfo(file).Length;
        if (_bytes > MostBytes)
        {
            throw new InputException($"{path}: expected at most {MostBytes / 1_000_000} MB of materials, "
                + $"found more with '{OneLine.Short(name)}'");
        }

        try
        {
            string? current = null;
            foreach (ObjLine line in ObjLines.Read(file, path))
            {
                if (line.Key.Equals("newmtl", StringComparison.OrdinalIgnoreCase))
                {
                    current = line.Rest;
                    _materials[current] = new MtlMaterial();
                }
                else if (current is not null)
                {
                    _materials[current] = _materials[current].With(line);
                }
            }

            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string? PathOf(string name)
    {
        try
        {
            return _folder.PathOf(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
