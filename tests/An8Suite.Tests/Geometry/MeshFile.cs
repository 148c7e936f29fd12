namespace An8Suite.Tests.Geometry;

/// <summary>A mesh file in a temporary folder of its own.</summary>
internal sealed class MeshFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("an8-mesh-");

    public MeshFile(byte[] content, string name = "tiny.glb")
    {
        Path = System.IO.Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
