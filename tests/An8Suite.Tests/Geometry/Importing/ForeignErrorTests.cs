using An8Suite.Core;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Geometry.Importing;

/// <summary>Broken and hostile files of other formats end in a message that names them.</summary>
[Needs(Needs.Assimp | Needs.Process)]
public class ForeignErrorTests
{
    private static readonly SrgbColor? Green = new SrgbColor(0, 255, 0);

    [Fact]
    public void An_unknown_extension_lists_what_is_read()
    {
        ForeignMesh.Need();
        using var file = new MeshFile([1, 2, 3], "plant.txt");
        string message = Message(file.Path);
        Assert.Contains("read are .glb, .gltf, ", message, StringComparison.Ordinal);
        Assert.Contains(".fbx", message, StringComparison.Ordinal);
        Assert.EndsWith("found '.txt'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_empty()
    {
        using var file = new MeshFile([], "plant.obj");
        Assert.Contains("found an empty file", Message(file.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v 0 0 0\nv nan 0 0\nv 0 1 0\nf 1 2 3\n", "plant.obj")]
    [InlineData("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 99\n", "plant.obj")]
    [InlineData("v 0 0 0\n", "plant.obj")]
    [InlineData("ply\nformat ascii 1.0\nelement vertex 2000000000\nproperty float x\nproperty float y\n"
        + "property float z\nend_header\n0 0 0\n", "plant.ply")]
    [InlineData("ply\nformat binary_little_endian 1.0\nelement vertex 2000000000\nproperty float x\nproperty float y\n"
        + "property float z\nend_header\n0", "plant.ply")]
    [InlineData("<COLLADA", "plant.dae")]
    [InlineData("solid\nfacet normal", "plant.stl")]
    [InlineData("Kaydara FBX Binary  \0", "plant.fbx")]
    [InlineData("BLENDER-v", "plant.blend")]
    public void A_broken_file_gets_a_message(string text, string name)
    {
        ForeignMesh.Need();
        using var file = new MeshFile(ForeignMesh.Bytes(text), name);
        Assert.StartsWith(file.Path, Message(file.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_giant_count_in_a_tiny_file_gets_a_message()
    {
        ForeignMesh.Need();
        using var file = new MeshFile(ForeignMesh.BinaryStl(count: uint.MaxValue), "plant.stl");
        Assert.StartsWith(file.Path, Message(file.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_on_which_the_library_hangs_ends_soon()
    {
        ForeignMesh.Need();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processor time is limited on Linux alone");
        using var file = new MeshFile("ply\nformat ascii 1.0\nelement vertex"u8.ToArray(), "plant.ply");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        string message = Message(file.Path);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(75), $"took {clock.Elapsed}");
        Assert.Contains("Assimp", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_million_triangles_are_refused_before_they_are_read()
    {
        using var folder = new TemporaryFolder();
        using (FileStream stream = File.Create(folder["plant.stl"]))
        {
            stream.SetLength(84 + (50L * 10_000_000));
        }

        Assert.Contains("at most 400 MB, found 500 MB", Message(folder["plant.stl"]), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_a_million_triangles_are_refused()
    {
        ForeignMesh.Need();
        using var file = new MeshFile(ForeignMesh.Bytes(ForeignMesh.Sheet(1_000_001)), "plant.obj");
        Assert.Contains("1000000 triangles, found more", Message(file.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret.mtl")]
    [InlineData("below/../../secret.mtl")]
    [InlineData("..\\secret.mtl")]
    [InlineData("{0}")]
    [InlineData("link.mtl")]
    [InlineData("linked/secret.mtl")]
    public void No_file_outside_the_folder_is_read(string place)
    {
        ForeignMesh.Need();
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["mesh/below"]);
        File.WriteAllText(folder["secret.mtl"], ForeignMesh.Materials);
        File.CreateSymbolicLink(folder["mesh/link.mtl"], folder["secret.mtl"]);
        Directory.CreateSymbolicLink(folder["mesh/linked"], folder.Path);
        string named = string.Format(System.Globalization.CultureInfo.InvariantCulture, place, folder["secret.mtl"]);
        Assert.NotEqual(Green, Color(folder, named));
        File.Copy(folder["secret.mtl"], folder["mesh/below/inside.mtl"]);
        Assert.Equal(Green, Color(folder, "below/inside.mtl"));
    }

    private static SrgbColor? Color(TemporaryFolder folder, string library)
    {
        File.WriteAllText(
            folder["mesh/plant.obj"], ForeignMesh.Groups.Replace("plant.mtl", library, StringComparison.Ordinal));
        return MeshReader.Read(folder["mesh/plant.obj"]).Parts[0].BaseColor;
    }

    private static string Message(string path) => Assert.Throws<InputException>(() => MeshReader.Read(path)).Message;
}
