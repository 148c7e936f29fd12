using System.Numerics;
using System.Text;
using System.Text.Json.Nodes;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;

namespace An8Suite.Tests.Geometry;

public class MeshReaderTests
{
    private static readonly Vector3[] Triangle = [Vector3.Zero, Vector3.UnitX, Vector3.UnitY];

    [Fact]
    public void Every_node_with_a_mesh_is_a_part_in_the_order_of_the_file()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("Petals");
        glb.Add("Stem", [0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0], [0, 1, 2, 2, 1, 3]);
        Mesh mesh = Read(glb.ToBytes());
        Assert.Equal([new MeshPart(1, "petals", 0, 3), new MeshPart(2, "stem", 3, 6)], mesh.Parts);
        Assert.Equal([0, 1, 2, 3, 4, 5, 5, 4, 6], mesh.Indices);
        Assert.Equal(7, mesh.Positions.Length);
    }

    [Fact]
    public void Nodes_outside_the_default_scene_are_not_parts()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("shown");
        glb.AddTriangle("hidden");
        Mesh mesh = Read(glb.ToBytes(root => root["scenes"]![0]!["nodes"] = new JsonArray(0)));
        Assert.Equal("shown", Assert.Single(mesh.Parts).Name);
    }

    [Fact]
    public void A_file_without_scenes_shows_all_its_nodes()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("one");
        glb.AddTriangle("two");
        Mesh mesh = Read(glb.ToBytes(root =>
        {
            root.Remove("scene");
            root.Remove("scenes");
        }));
        Assert.Equal(["one", "two"], mesh.Parts.Select(part => part.Name));
    }

    [Fact]
    public void A_node_without_a_name_is_numbered()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("first");
        glb.AddTriangle(null);
        Assert.Equal("part_2", Read(glb.ToBytes()).Parts[1].Name);
    }

    [Fact]
    public void Text_files_are_read_too()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf");
        using var file = new MeshFile(Encoding.UTF8.GetBytes(glb.ToText()), "tiny.gltf");
        Assert.Equal(Triangle, MeshReader.Read(file.Path).Positions);
    }

    [Fact]
    public void Transforms_of_nodes_and_their_parents_are_applied()
    {
        var glb = new TinyGlb();
        float[] leaning = [1, 1, 0, 1, 1, 0, 1, 1, 0];
        JsonObject child = glb.Add("leaf", [0, 0, 0, 1, 0, 0, 0, 1, 0], [0, 1, 2], leaning);
        child["scale"] = new JsonArray(2, 1, 1);
        glb.AddTriangle("parent")["translation"] = new JsonArray(0, 0, 5);
        Mesh mesh = Read(glb.ToBytes(root =>
        {
            root["nodes"]![1]!["children"] = new JsonArray(0);
            root["scenes"]![0]!["nodes"] = new JsonArray(1);
        }));
        Assert.Equal([new(0, 0, 5), new(2, 0, 5), new(0, 1, 5)], mesh.Positions[..3]);

        // A surface stretched along x leans the other way: (1, 1) becomes (1/2, 1), not (2, 1).
        Vector3 expected = Vector3.Normalize(new Vector3(0.5f, 1, 0));
        Assert.Equal(0, (mesh.Normals[0] - expected).Length(), 1e-6);
    }

    [Fact]
    public void A_mirrored_node_keeps_its_triangles_counter_clockwise()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("leaf")["scale"] = new JsonArray(-1, 1, 1);
        Mesh mesh = Read(glb.ToBytes());
        Assert.Equal([0, 2, 1], mesh.Indices);
        Assert.All(mesh.Normals, normal => Assert.Equal(Vector3.UnitZ, normal));
    }

    [Fact]
    public void Attributes_are_read_and_in_the_suites_own_files_occlusion_is_the_red_of_the_colour()
    {
        var glb = new TinyGlb();
        glb.Add("leaf", [0, 0, 0, 1, 0, 0, 0, 1, 0], [0, 1, 2], normals: [0, 0, -2, 0, 0, -2, 0, 0, -2],
            texCoords: [0, 0.25f, 1, 0.5f, 0.5f, 1], colors: [255, 1, 2, 255, 51, 3, 4, 255, 0, 5, 6, 255]);
        Mesh mesh = Read(glb.ToBytes(root => root["asset"]!["generator"] = "An8Suite.Modeller"));
        Assert.All(mesh.Normals, normal => Assert.Equal(-Vector3.UnitZ, normal));
        Assert.Equal([new(0, 0.25f), new(1, 0.5f), new(0.5f, 1)], mesh.TexCoords);
        Assert.Equal([1, 0.2f, 0], mesh.Occlusion);
    }

    [Fact]
    public void Missing_attributes_get_smooth_normals_zero_coordinates_and_open_sky()
    {
        // Two triangles folded at a right angle along x: the fold's normals lie half way between, the ends' do not.
        var glb = new TinyGlb();
        glb.Add("fold", [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, -1], [0, 1, 2, 0, 3, 1]);
        Mesh mesh = Read(glb.ToBytes());
        var half = new Vector3(0, -MathF.Sqrt(0.5f), MathF.Sqrt(0.5f));
        Vector3[] expected = [half, half, Vector3.UnitZ, -Vector3.UnitY];
        Assert.All(expected.Zip(mesh.Normals), pair => Assert.Equal(0, (pair.First - pair.Second).Length(), 1e-6));
        Assert.All(mesh.TexCoords, uv => Assert.Equal(Vector2.Zero, uv));
        Assert.All(mesh.Occlusion, open => Assert.Equal(1, open));
    }

    [Fact]
    public void Triangles_without_indices_take_the_vertices_in_turn()
    {
        var glb = new TinyGlb();
        glb.Add("leaf", [0, 0, 0, 1, 0, 0, 0, 1, 0], null);
        Assert.Equal([0, 1, 2], Read(glb.ToBytes()).Indices);
    }

    private static Mesh Read(byte[] content)
    {
        using var file = new MeshFile(content);
        return MeshReader.Read(file.Path);
    }
}
