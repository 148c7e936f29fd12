using An8Suite.Cli.Looking.Viewing;
using An8Suite.Tests.Geometry;

namespace An8Suite.Tests.Cli.Looking.Viewing;

public sealed class WatchedFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pictures_and_buffers_of_a_mesh_are_watched_and_nothing_outside_its_folder()
    {
        string mesh = TexturedBox.Write(_folder, root =>
        {
            root["images"]![1]!["uri"] = "not%20yet/there.png";
            root["buffers"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["uri"] = "../outside.bin" });
        });
        Assert.Equal([mesh, _folder["four.png"], _folder["not yet/there.png"]], Of(mesh).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Materials_of_a_mesh_are_watched()
    {
        File.WriteAllText(_folder["a.obj"], "o leaf\nmtllib colours of it.mtl\nv 0 0 0\n");
        Assert.Equal([_folder["a.obj"], _folder["colours of it.mtl"]], Of(_folder["a.obj"]));
        File.WriteAllText(_folder["colours of it.mtl"], "newmtl a\nmap_Kd my leaf.png\n"
            + "  map_Kd -s 1 1 1 below\\bark.png\nmap_Kd ../secret.png\n");
        Assert.Equal(
            [_folder["below/bark.png"], _folder["my leaf.png"]],
            Of(_folder["a.obj"]).Skip(2).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_recipe_brings_its_mesh_and_its_face_ranges()
    {
        File.WriteAllText(_folder["r.yaml"], """
            name: r
            mesh: {file: m.stl, parts_from: faces, faces: ranges.csv}
            parts: {a: red}
            classes: [{name: b, color: blue, parts: [a]}]
            axes: {view_degrees: {from: 0, to: 360, count: 5}}
            """);
        File.WriteAllText(_folder["m.stl"], "");
        Assert.Equal(
            [_folder["m.stl"], _folder["r.yaml"], _folder["ranges.csv"]],
            Of(_folder["r.yaml"]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a.gltf", "{\"images\": [7, {\"uri\": 7}, {\"uri\": \"\\u0000\"}, null], \"buffers\": {}}")]
    [InlineData("a.gltf", "[1")]
    [InlineData("a.gltf", "7")]
    [InlineData("a.obj", "mtllib \0\nmtllib \n")]
    public void A_broken_mesh_is_watched_itself(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        Assert.Contains(_folder[name], Of(_folder[name]));
    }

    private IReadOnlyList<string> Of(string subject) => WatchedFiles.Of(subject, _folder["no shaders"]);
}
