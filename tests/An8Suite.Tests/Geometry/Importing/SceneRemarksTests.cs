using An8Suite.Core.Geometry;
using An8Suite.Core.Geometry.Reading;

namespace An8Suite.Tests.Geometry.Importing;

/// <summary>What a file that Assimp reads holds and nobody will see is told, or is no matter at all.</summary>
[Needs(Needs.Assimp | Needs.Process)]
public class SceneRemarksTests
{
    private const string Effect = """
        <library_effects><effect id="e"><profile_COMMON><technique sid="common"><lambert><diffuse><color>0 1 0 1</color></diffuse>
        <transparent opaque="A_ONE"><color>0 0 0 1</color></transparent><transparency><float>{0}</float></transparency></lambert></technique></profile_COMMON></effect></library_effects>
        <library_materials><material id="m" name="glass"><instance_effect url="#e"/></material></library_materials>
        """;

    private const string Animation = """
        <library_animations><animation id="a">
        <source id="t"><float_array id="ta" count="2">0 1</float_array><technique_common><accessor source="#ta" count="2" stride="1"><param name="TIME" type="float"/></accessor></technique_common></source>
        <source id="o"><float_array id="oa" count="6">0 0 5 0 0 9</float_array><technique_common><accessor source="#oa" count="2" stride="3"><param name="X" type="float"/><param name="Y" type="float"/><param name="Z" type="float"/></accessor></technique_common></source>
        <sampler id="sa"><input semantic="INPUT" source="#t"/><input semantic="OUTPUT" source="#o"/></sampler>
        <channel source="#sa" target="n/move"/></animation></library_animations>
        """;

    private const string Skin = """
        <library_controllers><controller id="c"><skin source="#g">
        <source id="j"><Name_array id="ja" count="1">hip</Name_array><technique_common><accessor source="#ja" count="1" stride="1"><param name="JOINT" type="name"/></accessor></technique_common></source>
        <source id="b"><float_array id="ba" count="16">1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1</float_array><technique_common><accessor source="#ba" count="1" stride="16"><param name="TRANSFORM" type="float4x4"/></accessor></technique_common></source>
        <source id="w"><float_array id="wa" count="1">1</float_array><technique_common><accessor source="#wa" count="1" stride="1"><param name="WEIGHT" type="float"/></accessor></technique_common></source>
        <joints><input semantic="JOINT" source="#j"/><input semantic="INV_BIND_MATRIX" source="#b"/></joints>
        <vertex_weights count="3"><input semantic="JOINT" source="#j" offset="0"/><input semantic="WEIGHT" source="#w" offset="1"/><vcount>1 1 1</vcount><v>0 0 0 0 0 0</v></vertex_weights>
        </skin></controller></library_controllers>
        """;

    private const string Light = """<library_lights><light id="l"><technique_common><point><color>1 1 1</color></point></technique_common></light></library_lights>""";

    private const string Camera = """<library_cameras><camera id="k"><optics><technique_common><perspective><xfov>45</xfov><znear>1</znear><zfar>9</zfar></perspective></technique_common></optics></camera></library_cameras>""";

    private const string Geometry = """<instance_geometry url="#g"/>""";

    [Fact]
    public void A_plain_file_has_nothing_to_tell() => Assert.Empty(Collada().Remarks);

    [Fact]
    public void Lights_and_cameras_are_told()
    {
        const string told = "its lights and cameras are not used: recipes have their own";
        Assert.Contains(told, Collada(Light, Geometry + """<instance_light url="#l"/>""").Remarks);
        Assert.Contains(told, Collada(Camera, Geometry + """<instance_camera url="#k"/>""").Remarks);
    }

    [Fact]
    public void Animations_are_told() => Assert.Equal(
        ["1 animations are not played: the mesh stands as its nodes do"], Collada(Animation).Remarks);

    [Fact]
    public void Bones_are_told() => Assert.Contains(
        Collada(Skin, """<node id="h" sid="hip" name="hip" type="JOINT"/><instance_controller url="#c"><skeleton>#h</skeleton></instance_controller>""").Remarks,
        remark => remark.Contains(
            "hangs on bones, which are not read: it stands as its node does", StringComparison.Ordinal));

    [Theory]
    [InlineData("1", false)]
    [InlineData("0.4", true)]
    public void Transparency_is_told(string opacity, bool isTold)
    {
        Mesh mesh = Collada(
            Effect.Replace("{0}", opacity, StringComparison.Ordinal),
            """<instance_geometry url="#g"><bind_material><technique_common><instance_material symbol="paint" target="#m"/></technique_common></bind_material></instance_geometry>""");
        Assert.Equal(isTold ? ["material 'glass' is transparent, which is not shown: its parts are opaque, "
            + "in pictures and masks"] : [], mesh.Remarks);
    }

    [Fact]
    public void A_picture_of_opacity_is_told() => Assert.Contains(
        "material 'Paint': its cut-out or transparency by a picture is not shown",
        Fbx(("\"DiffuseColor\"\n", "\"DiffuseColor\"\n    C: \"OP\",400,300, \"TransparentColor\"\n")).Remarks);

    [Theory]
    [InlineData("\"ModelUVScaling\", \"Vector2D\", \"\", \"A\",2,2", "is shifted, scaled or turned by its material, "
        + "which is read from .glb and .gltf alone")]
    [InlineData("\"Translation\", \"Vector\", \"\", \"A\",0.5,0,0", "is shifted, scaled or turned by its material, "
        + "which is read from .glb and .gltf alone")]
    [InlineData("\"Scaling\", \"Vector\", \"\", \"A\",1,1,1", null)]
    public void A_texture_that_its_material_moves_is_told(string property, string? problem)
    {
        string added = property.StartsWith("\"ModelUV", StringComparison.Ordinal)
            ? "        ModelUVScaling: 2,2\n"
            : $"        Properties70:  {{\n            P: {property}\n        }}\n";
        MaterialRun run = Assert.Single(Fbx(("        RelativeFilename: \"paint.png\"\n    }\n    Video",
            $"        RelativeFilename: \"paint.png\"\n{added}    }}\n    Video")).Parts[0].Runs);
        Assert.Equal(problem, run.Texture!.Problem);
    }

    [Fact]
    public void A_texture_on_the_second_coordinates_is_told()
    {
        string second = "    LayerElementUV: 1 {\n            Version: 101\n            Name: \"map2\"\n"
            + "            MappingInformationType: \"ByPolygonVertex\"\n"
            + "            ReferenceInformationType: \"IndexToDirect\"\n            UV: *6 {\n"
            + "                a: 0,0,2,0,0,2\n            }\n"
            + "            UVIndex: *3 {\n                a: 0,1,2\n            }\n        }\n        ";
        Mesh mesh = Fbx(
            ("LayerElementMaterial: 0 {", second.TrimStart() + "LayerElementMaterial: 0 {"),
            ("    }\n    Model: 200",
                "        Layer: 1 {\n            Version: 100\n            LayerElement:  {\n                Type: "
                + "\"LayerElementUV\"\n                TypedIndex: 1\n            }\n        }\n    }\n    Model: 200"),
            ("        RelativeFilename: \"paint.png\"\n    }\n    Video",
                "        RelativeFilename: \"paint.png\"\n        Properties70:  {\n"
                + "            P: \"UVSet\", \"KString\", \"\", \"\", \"map2\"\n        }\n    }\n    Video"));
        Assert.Equal(
            "does not lie on the first texture coordinates of the mesh, which alone are read",
            Assert.Single(mesh.Parts[0].Runs).Texture!.Problem);
    }

    [Theory]
    [InlineData("leaf.dae", "<unit name=\"meter\" meter=\"1\"/>", "<unit name=\"centimeter\" meter=\"0.01\"/>")]
    [InlineData("leaf.fbx", "\"UnitScaleFactor\", \"double\", \"Number\", \"\",1", "\"UnitScaleFactor\", \"double\", "
        + "\"Number\", \"\",254")]
    public void Units_change_no_shape(string name, string unit, string other)
    {
        ForeignMesh.Need();
        string text = name == "leaf.dae" ? ForeignMesh.Collada : ForeignMesh.Fbx;
        Mesh[] meshes = [.. new[] { text, text.Replace(unit, other, StringComparison.Ordinal) }.Select(Read)];
        float[] sides = [.. meshes.Select(
            mesh => System.Numerics.Vector3.Distance(mesh.Positions[0], mesh.Positions[1]))];
        Assert.Equal(
            meshes[0].Positions.Select(point => point / sides[0]),
            meshes[1].Positions.Select(point => point / sides[1]), new Near());
        Assert.Empty(meshes[1].Remarks);

        Mesh Read(string said)
        {
            using var file = new MeshFile(ForeignMesh.Bytes(said), name);
            return MeshReader.Read(file.Path);
        }
    }

    private static Mesh Collada(string libraries = "", string inNode = Geometry)
    {
        ForeignMesh.Need();
        string text = ForeignMesh.Collada
            .Replace("<library_geometries>", libraries + "<library_geometries>", StringComparison.Ordinal)
            .Replace("<triangles count=\"1\">", "<triangles count=\"1\" material=\"paint\">", StringComparison.Ordinal)
            .Replace("<translate>", "<translate sid=\"move\">", StringComparison.Ordinal)
            .Replace(Geometry, inNode, StringComparison.Ordinal);
        using var file = new MeshFile(ForeignMesh.Bytes(text), "leaf.dae");
        return MeshReader.Read(file.Path);
    }

    private static Mesh Fbx(params (string Old, string New)[] changes)
    {
        ForeignMesh.Need();
        string text = ForeignMesh.FbxWithTexture
            .Replace("{0}", Convert.ToBase64String(TexturedBox.Png), StringComparison.Ordinal).ReplaceLineEndings("\n");
        foreach ((string old, string changed) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, changed, StringComparison.Ordinal);
        }

        using var file = new MeshFile(ForeignMesh.Bytes(text), "paint.fbx");
        return MeshReader.Read(file.Path);
    }

    private sealed class Near : IEqualityComparer<System.Numerics.Vector3>
    {
        public bool Equals(System.Numerics.Vector3 x, System.Numerics.Vector3 y) =>
            System.Numerics.Vector3.Distance(x, y) < 1e-4f;

        public int GetHashCode(System.Numerics.Vector3 point) => 0;
    }
}
