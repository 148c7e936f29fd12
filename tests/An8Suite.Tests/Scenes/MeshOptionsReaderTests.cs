using System.Numerics;
using An8Suite.Core;
using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Parts;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Tests.Geometry;

namespace An8Suite.Tests.Scenes;

/// <summary>A recipe whose mesh is a mapping.</summary>
public class MeshOptionsReaderTests
{
    private const string Whole =
        "{file: car.fbx, parts_from: materials, parts: {Petals: [\"Petal*\", blatt_?], stem: \"*stem*\"}, rest: other, up: z, center: true}";

    [Fact]
    public void A_path_alone_is_the_defaults_and_is_written_as_one()
    {
        Recipe recipe = Read("car.glb");
        Assert.True(recipe.MeshOptions.IsDefault);
        Assert.Contains("mesh: \"car.glb\"\n", RecipeWriter.ToYaml(recipe), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_is_read_and_written()
    {
        Recipe recipe = Read(Whole);
        Expect(recipe);
        string yaml = RecipeWriter.ToYaml(recipe);
        Assert.Contains(
            "mesh: {file: \"car.fbx\", parts_from: materials, parts: {\"petals\": [\"Petal*\", \"blatt_?\"], \"stem\": [\"*stem*\"]}, rest: \"other\", up: z, center: true}\n",
            yaml, StringComparison.Ordinal);
        Expect(RecipeReader.Parse(yaml, "folder/r.yaml"));
    }

    [Fact]
    public void The_face_ranges_lie_beside_the_recipe() => Assert.Equal(
        Path.GetFullPath(Path.Combine("folder", "f.csv")),
        Read("{file: car.glb, parts_from: faces, faces: f.csv}").PlacedMeshOptions.Faces);

    [Theory]
    [InlineData("{parts_from: nodes}", "mesh.file: required key is missing")]
    [InlineData("{file: a.glb, part_from: nodes}", "mesh.part_from: unknown key; did you mean 'parts_from'?")]
    [InlineData("{file: a.glb, parts_from: node}", "mesh.parts_from: unknown value 'node'; did you mean 'nodes'? valid: nodes, meshes, materials")]
    [InlineData("{file: a.glb, up: w}", "mesh.up: unknown value 'w'")]
    [InlineData("{file: a.glb, center: maybe}", "mesh.center: expected true or false, found 'maybe'")]
    [InlineData("{file: a.glb, parts_from: faces}", "mesh: parts_from: faces needs the key 'faces'")]
    [InlineData("{file: a.glb, faces: f.csv}", "mesh: the key 'faces' needs parts_from: faces")]
    [InlineData("{file: a.glb, parts: [a]}", "mesh.parts: expected a mapping of keys, found a list")]
    [InlineData("[a.glb]", "mesh: expected a text, found a list")]
    public void What_is_wrong_names_its_key(string mesh, string expected) => Assert.Contains(
        expected, Assert.Throws<InputException>(() => Read(mesh)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_part_without_a_colour_has_its_materials()
    {
        using var file = new MeshFile(Colored());
        Recipe recipe = Read(file.Path);
        Mesh mesh = recipe.ReadMesh();
        Assert.Equal([new SrgbColor(188, 0, 255), null], mesh.Parts.Select(part => part.BaseColor));
        Assert.Throws<InputException>(() => recipe.Check(["pot", "leaf"]));
        recipe = recipe.On(mesh);
        recipe.Check(["pot", "leaf"]);
        Assert.Equal(new SrgbColor(188, 0, 255), Assert.Single(recipe.Parts).Value);
        Assert.Equal("pot", Assert.Single(recipe.Parts).Key);
    }

    [Fact]
    public void A_centred_mesh_stands_on_the_ground_about_the_axis()
    {
        var glb = new TinyGlb();
        glb.Add("leaf", [4, 5, 6, 6, 5, 6, 4, 7, 10], [0, 1, 2]);
        using var file = new MeshFile(glb.ToBytes());
        Mesh mesh = MeshReader.Read(file.Path, new MeshOptions { Center = true });
        Assert.Equal([new(-1, 0, -2), new(1, 0, -2), new(-1, 2, 2)], mesh.Positions);
    }

    [Theory]
    [InlineData(UpAxis.Y, 1, 2, 3)]
    [InlineData(UpAxis.Z, 1, 3, -2)]
    [InlineData(UpAxis.X, -2, 1, 3)]
    public void Up_turns_the_mesh(UpAxis up, float x, float y, float z)
    {
        var glb = new TinyGlb();
        glb.Add("leaf", [1, 2, 3, 9, 2, 3, 1, 9, 3], [0, 1, 2]);
        using var file = new MeshFile(glb.ToBytes());
        Mesh mesh = MeshReader.Read(file.Path, new MeshOptions { Up = up });
        Assert.Equal(new Vector3(x, y, z), mesh.Positions[0]);
        Vector3 face = Vector3.Cross(mesh.Positions[1] - mesh.Positions[0], mesh.Positions[2] - mesh.Positions[0]);
        Assert.True(Vector3.Dot(face, mesh.Normals[0]) > 0);
    }

    private static void Expect(Recipe recipe)
    {
        MeshOptions options = recipe.MeshOptions;
        Assert.Equal("car.fbx", recipe.Mesh);
        Assert.Equal((PartSource.Materials, "other", UpAxis.Z, true), (options.PartsFrom, options.Rest, options.Up, options.Center));
        Assert.Equal(["petals", "stem"], options.Parts.Select(part => part.Part));
        Assert.Equal([["Petal*", "blatt_?"], ["*stem*"]], options.Parts.Select(part => part.Patterns));
    }

    private static byte[] Colored()
    {
        var glb = new TinyGlb();
        glb.AddTriangle("pot");
        glb.AddTriangle("leaf");
        return glb.ToBytes(root =>
        {
            root["meshes"]![0]!["primitives"]![0]!["material"] = 0;
            root["materials"] = System.Text.Json.Nodes.JsonNode.Parse(
                "[{\"name\": \"clay\", \"pbrMetallicRoughness\": {\"baseColorFactor\": [0.5, 0, 2, 1]}}]");
        });
    }

    private static Recipe Read(string mesh) => RecipeReader.Parse(
        $"name: r\nmesh: {mesh}\nclasses:\n  - {{name: a, color: red, parts: [leaf]}}\naxes: {{view_degrees: [0, 20, 340]}}\nfolds: 3\n", "folder/r.yaml");
}
