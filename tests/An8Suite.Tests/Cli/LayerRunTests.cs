using System.Text.Json;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Cli;

/// <summary>Depth, normals and instances, from the option to the proof.</summary>
[Needs(Needs.Suite)]
public sealed class LayerRunTests
{
    private static readonly string Recipe = $$"""
        name: layers
        mesh: {{Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb")}}
        size: 64
        parts: {core: "#4b3021", stem: "#4a8f3a", leaves: "#3f8136", pot: "#94786a", soil: "#392c25"}
        classes:
          - {name: red, color: "#d81e2c", parts: [petals]}
          - {name: bare, color: "#d81e2c", parts: [petals], hides: [leaves]}
        axes: {view_degrees: {from: 0, to: 360, count: 6}, elevation_degrees: [25], distance: [1.9]}
        folds: 3
        masks: [class_part, plant, causal]
        ground: {color: "#b9a58a", radius: 3}
        objects:
          - {name: ball, role: distractor, shape: sphere, color: class, size: [0.25, 0.4]}
          - {name: plant2, role: instance, size: 0.8}

        """;

    [Fact]
    public void Layers_are_proved_and_change_no_byte_of_anything_else()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["r.yaml"], Recipe);
        File.WriteAllText(folder["keyed.yaml"], Recipe + "layers: [depth, normals, instances]\n");
        Run("generate", folder["r.yaml"], "--out", folder["plain"]);
        Run("generate", folder["r.yaml"], "--layers", "depth,normals,instances", "--out", folder["layers"]);
        Run("generate", folder["keyed.yaml"], "--threads", "1", "--out", folder["keyed"]);
        Assert.Equal(Sums(folder["layers"]), Sums(folder["keyed"]));
        Assert.Equal(Pictures(folder["plain"]), Pictures(folder["layers"]).Where(line => !line.Contains("/depth/", StringComparison.Ordinal)
            && !line.Contains("/normals/", StringComparison.Ordinal) && !line.Contains("/instances/", StringComparison.Ordinal)));
        Assert.DoesNotContain("fails", Run("verify", folder["layers"]), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "\"layers\":", File.ReadAllText(Path.Combine(folder["plain"], "step.json")), StringComparison.Ordinal);

        foreach (JsonElement row in Rows(folder["layers"]))
        {
            string In(string column) => Path.Combine(
                folder["layers"], row.GetProperty("split").GetString()!, row.GetProperty(column + "_file_name").GetString()!);
            byte[] ids = PngReader.ReadParts(In("part_ids")).Ids;
            ushort[] depth = PngReader.ReadGrey(In("depth")).Values;
            (_, _, ushort[] normals) = PngReader.DecodeRgb16(File.ReadAllBytes(In("normals")), "normals");
            byte[] instances = PngReader.ReadParts(In("instances")).Ids;
            double range = row.GetProperty("depth_range").GetDouble();
            Assert.True(range > 0);
            int holes = 0;
            for (int i = 0; i < ids.Length; i++)
            {
                Assert.True(ids[i] != 0 || (depth[i] == 0 && normals[3 * i] == 0 && instances[i] == 0));
                holes += ids[i] != 0 && (depth[i] == 0 || normals[(3 * i) + 2] == 0) ? 1 : 0;
            }

            Assert.InRange(holes, 0, ids.Length / 200);
            Assert.Equal([0, 1, 2, 3], instances.Distinct().Order().Select(instance => (int)instance));
        }

        string damaged = Directory.GetFiles(Path.Combine(folder["layers"], "test", "instances"), "*.png", SearchOption.AllDirectories)[0];
        File.WriteAllBytes(damaged, PngWriter.EncodeGrey(64, 64, new byte[64 * 64]));
        ChildProcess found = Suite.Run("verify", folder["layers"]);
        Assert.NotEqual(0, found.ExitCode);
        Assert.Contains("pixels are wrong", found.Output + found.Error, StringComparison.Ordinal);
        Suite.Refused(
            Suite.Run("generate", folder["r.yaml"], "--layers", "dept", "--out", folder["none"]), "--layers: unknown");
    }

    private static string Run(params string[] arguments)
    {
        ChildProcess run = Suite.Run(arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Output}{run.Error}");
        return run.Output;
    }

    private static JsonElement[] Rows(string dataset) =>
        [.. Directory.GetFiles(dataset, "metadata.jsonl", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Sums(string dataset) => File.ReadAllText(Path.Combine(dataset, "SHA256SUMS"));

    private static string[] Pictures(string dataset) =>
        [.. Sums(dataset).Split('\n').Where(line => line.EndsWith(".png", StringComparison.Ordinal))];
}
