using An8Suite.Core.Files;

namespace An8Suite.Tests.Geometry;

public class MeshFolderTests
{
    [Theory]
    [InlineData("/mesh.gltf", "a.bin", "/a.bin", true)]
    [InlineData("/folder/mesh.gltf", "below\\a.bin", "/folder/below/a.bin", true)]
    [InlineData("/folder/mesh.gltf", "../folder/a.bin", "/folder/a.bin", true)]
    [InlineData("/folder/mesh.gltf", "../folder2/a.bin", "/folder2/a.bin", false)]
    [InlineData("/folder/mesh.gltf", "/etc/passwd", "/etc/passwd", false)]
    public void Names_lead_into_the_folder_or_out_of_it(string mesh, string name, string path, bool isBelow)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "paths of Linux");
        MeshFolder folder = new(mesh);
        Assert.Equal((path, isBelow), (folder.PathOf(name), folder.IsBelow(folder.PathOf(name))));
    }
}
