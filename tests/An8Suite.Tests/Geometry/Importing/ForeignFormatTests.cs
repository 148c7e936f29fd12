using System.Numerics;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Parts;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Geometry.Importing;

/// <summary>Every format by a small file, through the process that reads it.</summary>
[Needs(Needs.Assimp | Needs.Process)]
public class ForeignFormatTests
{
    [Fact]
    public void Groups_of_an_obj_are_parts_in_the_colours_of_its_mtl()
    {
        ForeignMesh.Need();
        using TemporaryFolder folder = Obj();
        Mesh mesh = MeshReader.Read(folder["plant.obj"]);
        Assert.Equal(["leaf_1", "leaf_2"], mesh.Parts.Select(part => part.Name));
        Assert.Equal(
            [new SrgbColor(0, 255, 0), new SrgbColor(255, 0, 0)], mesh.Parts.Select(part => part.BaseColor!.Value));
        Assert.Equal([1, 2], mesh.Parts.Select(part => (int)part.Id));
        Assert.Equal([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], Corners(mesh, 0));
        Assert.All(mesh.Normals, normal => Assert.Equal(Vector3.UnitZ, normal));
        Assert.All(mesh.Occlusion, open => Assert.InRange(open, 0, 1));
    }

    [Theory]
    [InlineData("plant.stl", ForeignMesh.AsciiStl)]
    [InlineData("plant.dae", ForeignMesh.Collada)]
    [InlineData("plant.fbx", ForeignMesh.Fbx)]
    public void Text_formats_give_their_triangle(string name, string text)
    {
        ForeignMesh.Need();
        using var file = new MeshFile(ForeignMesh.Bytes(text), name);
        Mesh mesh = MeshReader.Read(file.Path);
        Vector3 shift = !name.EndsWith("stl", StringComparison.Ordinal) ? new Vector3(0, 0, 5) : Vector3.Zero;
        Assert.Equal([shift, new Vector3(1, 0, 0) + shift, new Vector3(0, 1, 0) + shift], Corners(mesh, 0));
        Assert.Single(mesh.Parts);
    }

    [Theory]
    [InlineData("leaf.dae")]
    [InlineData("leaf.fbx")]
    public void The_node_names_its_part(string name)
    {
        ForeignMesh.Need();
        using var file = new MeshFile(ForeignMesh.Good[name], name);
        Assert.Equal("leaf", Assert.Single(MeshReader.Read(file.Path).Parts).Name);
    }

    [Fact]
    public void A_3ds_stands_up_and_has_no_colour_that_nobody_gave_it()
    {
        ForeignMesh.Need();
        using var file = new MeshFile(ForeignMesh.ThreeDs(), "leaf.3ds");
        Mesh mesh = MeshReader.Read(file.Path);
        Assert.Equal([new(0, 0, 0), new(1, 0, 0), new(0, 0, -1)], Corners(mesh, 0));
        Assert.Null(Assert.Single(mesh.Parts).BaseColor);
    }

    [Theory]
    [InlineData("leaf.ply")]
    [InlineData("leaf.stl")]
    [InlineData("leaf.dae")]
    [InlineData("leaf.fbx")]
    [InlineData("leaf.3ds")]
    public void Cut_off_it_is_read_or_refused(string name)
    {
        ForeignMesh.Need();
        byte[] whole = ForeignMesh.Good[name];
        using (var file = new MeshFile(whole, name))
        {
            Assert.NotEmpty(MeshReader.ReadPieces(file.Path));
        }

        // The library never ends on some of these; the process that it runs in does, after 6 seconds of processor time.
        foreach (int eighths in (int[])[1, 3, 5, 7])
        {
            using var file = new MeshFile(whole[..(whole.Length * eighths / 8)], name);
            Exception? error = Record.Exception(() => MeshReader.ReadPieces(file.Path));
            Assert.True(error is null or InputException, $"{error}");
            Assert.Contains(file.Path, error?.Message ?? file.Path, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_binary_stl_gives_its_triangle()
    {
        ForeignMesh.Need();
        using var file = new MeshFile(ForeignMesh.BinaryStl(), "plant.stl");
        Assert.Equal([new(0, 0, 0), new(1, 0, 0), new(0, 1, 0)], Corners(MeshReader.Read(file.Path), 0));
    }

    [Fact]
    public void Colours_of_a_ply_can_be_its_parts()
    {
        ForeignMesh.Need();
        using var file = new MeshFile(ForeignMesh.Bytes(ForeignMesh.Colors), "plant.ply");
        Mesh mesh = MeshReader.Read(
            file.Path, new MeshOptions { PartsFrom = PartSource.Colors, Parts = [new("sky", ["#0000f?"])] });
        Assert.Equal(["#ff0000", "sky"], mesh.Parts.Select(part => part.Name));
        Assert.Equal(
            [new SrgbColor(255, 0, 0), new SrgbColor(0, 0, 255)], mesh.Parts.Select(part => part.BaseColor!.Value));
        Assert.Equal([new(0, 0, 1), new(1, 0, 1), new(0, 1, 1)], Corners(mesh, 1));
    }

    [Fact]
    public void What_a_dataset_keeps_is_the_mesh_that_was_shown()
    {
        ForeignMesh.Need();
        using TemporaryFolder folder = Obj();
        var options = new MeshOptions { PartsFrom = PartSource.Materials, Up = UpAxis.Z };
        Mesh shown = MeshReader.Read(folder["plant.obj"], options);
        File.WriteAllBytes(folder["kept.glb"], GlbFile.Read(folder["plant.obj"], options).Bytes);
        Mesh kept = MeshReader.Read(folder["kept.glb"]);
        Assert.Equal(["green", "red"], kept.Parts.Select(part => part.Name));
        Assert.Equal(shown.Positions, kept.Positions);
        Assert.Equal(shown.Normals, kept.Normals);
        Assert.Equal(shown.Occlusion, kept.Occlusion);
        Assert.Equal(shown.Indices, kept.Indices);
        Assert.Equal([new(0, 0, 0), new(1, 0, 0), new(0, 0, -1)], Corners(kept, 0));
    }

    private static TemporaryFolder Obj()
    {
        var folder = new TemporaryFolder();
        File.WriteAllText(folder["plant.obj"], ForeignMesh.Groups);
        File.WriteAllText(folder["plant.mtl"], ForeignMesh.Materials);
        return folder;
    }

    private static Vector3[] Corners(Mesh mesh, int part) =>
        [.. mesh.Indices.Skip(mesh.Parts[part].FirstIndex).Take(3).Select(i => mesh.Positions[i])];
}
