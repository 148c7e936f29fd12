using System.Numerics;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Parts;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Geometry.Wavefront;

/// <summary>Every statement of .obj files by a small file.</summary>
public sealed class ObjReaderTests : IDisposable
{
    private const string Triangle = "v 0 0 0\nv 1 0 0\nv 0 1 0\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("o")]
    [InlineData("g")]
    public void A_group_that_comes_again_goes_on(string key)
    {
        Mesh mesh = Read($"{Triangle}{key} a\nf 1 2 3\n{key} b\nf 3 2 1\nf 2 3 1\n{key} a\nf 3 1 2\n");
        Assert.Equal([("a", 6), ("b", 6)], mesh.Parts.Select(part => (part.Name, part.IndexCount)));
    }

    [Fact]
    public void A_material_that_comes_again_goes_on()
    {
        File.WriteAllText(_folder["m.mtl"], "newmtl red\nKd 1 0 0\nnewmtl deep blue\nKd 0 0 1\n");
        string text = $"mtllib m.mtl\n{Triangle}usemtl red\nf 1 2 3\nusemtl deep blue\nf 3 2 1\nusemtl red\nf 2 3 1\n";
        Mesh mesh = Read(text, new MeshOptions { PartsFrom = PartSource.Materials });
        Assert.Equal([("red", 6), ("deep blue", 3)], mesh.Parts.Select(part => (part.Name, part.IndexCount)));
        Assert.Equal(
            [new SrgbColor(255, 0, 0), new SrgbColor(0, 0, 255)], mesh.Parts.Select(part => part.BaseColor!.Value));
    }

    [Fact]
    public void Face_ranges_count_in_the_order_of_the_file()
    {
        File.WriteAllText(_folder["faces.csv"], "part,first_triangle,triangle_count\nfirst,0,1\nlast,2,1\n");
        var options = new MeshOptions { PartsFrom = PartSource.Faces, Faces = _folder["faces.csv"] };
        Mesh mesh = Read($"{Triangle}v 0 0 9\no a\nf 1 2 3\no b\nf 3 2 1\no a\nf 4 2 3\n", options);
        Assert.Equal(["first", "last", "rest"], mesh.Parts.Select(part => part.Name));
        Assert.Equal(new Vector3(0, 0, 9), mesh.Positions[mesh.Indices[mesh.Parts[1].FirstIndex]]);
    }

    [Fact]
    public void Names_are_the_rest_of_their_line() =>
        Assert.Equal(
            ["leaf 1", "leaf 2"],
            Read($"{Triangle}o Leaf 1\nf 1 2 3\no Leaf 2\nf 3 2 1\n").Parts.Select(part => part.Name));

    [Theory]
    [InlineData("v 0 0 0\nv 2 0 0\nv 2 .5 0\nv 0.5 0.5 0\n")]
    [InlineData("v 0 0 0\nv +2. 0 0\nv 2 5e-1 0\nv .5 \\\n .5 0 # half\n")]
    public void Numbers_are_numbers_however_they_are_written(string points)
    {
        Mesh mesh = Read(points + "f -4 -3 -2 -1\n");
        Assert.Equal(0.875, PartArea.Of(mesh, mesh.Parts[0]), 1e-6);
    }

    [Theory]
    [InlineData("f 1 2 3 4 5 6", 3.0)] // An L.
    [InlineData("f 3 4 5 6 1 2", 3.0)]
    [InlineData("f 6 5 4 3 2 1", 3.0)]
    [InlineData("f 1 2 3 4", 1.5)]
    public void Faces_are_cut_into_triangles_that_cover_them(string face, double area)
    {
        Mesh mesh = Read("v 0 0 0\nv 2 0 0\nv 2 1 0\nv 1 1 0\nv 1 2 0\nv 0 2 0\n" + face + "\n");
        Assert.Equal(area, PartArea.Of(mesh, mesh.Parts[0]), 1e-6);
        float[] turns = [.. mesh.Normals.Select(normal => normal.Z).Distinct()];
        Assert.Equal(face.StartsWith("f 6", StringComparison.Ordinal) ? -1 : 1, Assert.Single(turns));
    }

    [Fact]
    public void Normals_and_coordinates_are_those_that_the_corner_names()
    {
        Mesh mesh = Read($"{Triangle}vt 0.25 0.5\nvt 1\nvn 0 0 -3\nf 1/1/1 2/2/1 3/1/1\n");
        Assert.All(mesh.Normals, normal => Assert.Equal(-Vector3.UnitZ, normal));
        Assert.Equal([new(0.25f, 0.5f), new(1, 0), new(0.25f, 0.5f)], mesh.TexCoords);
    }

    [Fact]
    public void Colours_of_points_can_be_parts()
    {
        string text = "v 0 0 0 1 0 0\nv 1 0 0 1 0 0\nv 0 1 0 1 0 0\nv 0 0 1 0 0 1\nf 1 2 3\nf 4 2 3\n";
        Mesh mesh = Read(text, new MeshOptions { PartsFrom = PartSource.Colors });
        Assert.Equal(["#ff0000", "#0000ff"], mesh.Parts.Select(part => part.Name));
        Assert.Contains("vertex colours that vary", Assert.Single(Read(text).Remarks), StringComparison.Ordinal);
        Mesh red = Read(text[..text.LastIndexOf('f')]);
        Assert.Equal((new SrgbColor(255, 0, 0), 0), (red.Parts[0].BaseColor!.Value, red.Remarks.Count));
    }

    [Theory]
    [InlineData("p 1", "points and lines (p, l) are not shown")]
    [InlineData("l 1 2 3", "points and lines (p, l) are not shown")]
    [InlineData("f 1 2", "faces of fewer than three corners are not shown")]
    [InlineData("call other.obj", "the statement 'call', which asks for another file or program, is not followed")]
    [InlineData("usemtl gone", "the material 'gone' is in none of its libraries")]
    [InlineData("mtllib gone.mtl", "the material library 'gone.mtl' is no file in the mesh's folder")]
    [InlineData("wibble 1", "some lines are no statements of an .obj file")]
    public void What_is_not_shown_is_told(string line, string told) =>
        Assert.StartsWith(told, Assert.Single(Read($"{Triangle}{line}\nf 1 2 3\n").Remarks), StringComparison.Ordinal);

    [Fact]
    public void Groups_of_smoothing_and_other_statements_without_shape_are_quiet() =>
        Assert.Empty(Read($"# a comment\ns off\n{Triangle}s 1\nvp 0 0\nlod 2\nf 1 2 3\n").Remarks);

    [Theory]
    [InlineData("f 1 2 99", ":4: f: expected a point from 1 to 3 that stands above, found '99'")]
    [InlineData("f 1 2 0", ":4: f: expected a point from 1 to 3 that stands above, found '0'")]
    [InlineData("f 1 2 -4", ":4: f: expected a point from 1 to 3 that stands above, found '-4'")]
    [InlineData("f 1/1 2/1 3/1", ":4: f: expected a texture coordinate from 1 to 0 that stands above, found '1'")]
    [InlineData("f 1 2 3/4/5/6", ":4: f: expected corners such as 1, 1/2 or 1/2/3, found '3/4/5/6'")]
    [InlineData("v 1 2", ":4: v: expected 3 numbers, found 2")]
    [InlineData("v 1 2 x", ":4: v: expected numbers, found 'x'")]
    [InlineData("surf 0 1 0 1 1 2 3", ":4: a free-form curve or surface (surf) is not read; export it as polygons")]
    public void What_is_wrong_is_refused_with_its_line(string line, string message) =>
        Assert.Equal(
            _folder["a.obj"] + message, Assert.Throws<InputException>(() => Read($"{Triangle}{line}\n")).Message);

    [Fact]
    public void A_crooked_face_of_too_many_corners_is_refused()
    {
        string star = string.Concat(Enumerable.Range(0, 1200).Select(i => FormattableString.Invariant(
            $"v {Math.Cos(i * Math.Tau / 1200) * (1 + (i % 2))} {Math.Sin(i * Math.Tau / 1200) * (1 + (i % 2))} 0\n")));
        string face = "f " + string.Join(' ', Enumerable.Range(1, 1200)) + "\n";
        Assert.Contains(
            "expected at most 1000 corners",
            Assert.Throws<InputException>(() => Read(star + face)).Message, StringComparison.Ordinal);
    }

    private Mesh Read(string text, MeshOptions? options = null)
    {
        File.WriteAllText(_folder["a.obj"], text);
        return MeshReader.Read(_folder["a.obj"], options);
    }
}
