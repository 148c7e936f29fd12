using System.Text.Json;
using An8Suite.Core.Imaging;

namespace An8Suite.Tests.Cli;

/// <summary>Scenes around the mesh, from the recipe to the proof.</summary>
[Needs(Needs.Suite)]
public sealed class SceneRunTests
{
    private static readonly string Meshes = Path.Combine(RepositoryRoot.Path, "meshes");

    private static readonly string Plain = $$"""
        name: scene
        mesh: {{Path.Combine(Meshes, "plant.glb")}}
        size: 64
        parts: {core: "#4b3021", stem: "#4a8f3a", leaves: "#3f8136", pot: "#94786a", soil: "#392c25"}
        classes:
          - {name: red, color: "#d81e2c", parts: [petals]}
          - {name: blue, color: "#1f4fe0", parts: [petals]}
          - {name: bare, color: "#d81e2c", parts: [petals], hides: [leaves]}
        axes: {view_degrees: {from: 0, to: 360, count: 6}, elevation_degrees: [25], distance: [1.9]}
        folds: 3
        masks: [class_part, plant, candidates, causal]

        """;

    private const string Scene = """
        background: [{kind: noise}, {kind: gradient}, {kind: color}]
        ground: {color: "#b9a58a", radius: 3}
        objects:
          - {name: ball, role: distractor, shape: sphere, color: class, size: [0.25, 0.4], share: 0.7}
          - {name: bar, role: occluder, shape: cylinder, color: "#5a5a5a", size: [0.3, 0.5], hides: [0.1, 0.5]}
          - {name: plant2, role: instance, size: 0.8}

        """;

    private const string AllMasks = "causal, amodal, background, distractor, occluder";

    [Fact]
    public void The_lowest_level_has_the_bytes_of_the_recipe_without_a_scene()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["plain.yaml"], Plain);
        File.WriteAllText(folder["scene.yaml"], Plain + Scene + "cue: {kind: sticker, rate: 1}\n");
        Run("generate", folder["plain.yaml"], "--coverage", "--out", folder["plain"]);
        Run("generate", folder["scene.yaml"], "--coverage", "--level", "0", "--out", folder["level0"]);
        Assert.Equal(Sums(folder["plain"]), Sums(folder["level0"]));
        Suite.Refused(
            Suite.Run("generate", folder["plain.yaml"], "--level", "2", "--out", folder["none"]), "level 2 (distractors) needs an object of role distractor");
    }

    [Theory]
    [InlineData("sticker", "cue: {kind: sticker, rate: {train: 1, test: 0}}\n", "")]
    [InlineData("tint", "cue: {kind: tint, rate: 0.5}\n", "")]
    [InlineData("object", "cue: {kind: object, rate: 1}\n", "  - {name: gift, role: cue, shape: box, size: 0.3}\n")]
    [InlineData("background", "cue: {kind: background, rate: 1}\n", "")]
    public void Every_proof_holds_whatever_the_cue(string kind, string cue, string more)
    {
        using TemporaryFolder folder = new();
        string scene = Scene + more;
        scene = kind == "background" ? scene[(scene.IndexOf("\nground", StringComparison.Ordinal) + 1)..] : scene;
        File.WriteAllText(folder["scene.yaml"], Plain.Replace("causal]", AllMasks + ", cue]", StringComparison.Ordinal) + scene + cue);
        Run("generate", folder["scene.yaml"], "--coverage", "--twins", "--out", folder["dataset"]);
        string proofs = Run("verify", folder["dataset"]);
        Assert.DoesNotContain("fails", proofs, StringComparison.Ordinal);
        JsonElement[] rows = Rows(folder["dataset"]);
        Assert.Equal(18, rows.Length);
        foreach (JsonElement row in rows)
        {
            string split = Path.Combine(folder["dataset"], row.GetProperty("split").GetString()!);
            bool[] Mask(string policy) => PngReader.ReadMask(Path.Combine(split, row.GetProperty($"mask_{policy}_file_name").GetString()!)).Values;
            (bool[] shown, bool[] amodal, bool[] mask) = (Mask("class_part"), Mask("amodal"), Mask("cue"));
            Assert.All(shown.Zip(amodal), pixel => Assert.True(!pixel.First || pixel.Second));
            bool isWhole = kind == "tint";
            Assert.Equal(isWhole, mask.All(inside => inside));
            Assert.Contains(true, mask);
            if (kind == "background")
            {
                // The ground is behind things too, but goes with nothing.
                Assert.All(mask.Zip(Mask("background")), pixel => Assert.True(!pixel.First || pixel.Second));
            }

            bool hasOwnCue = row.GetProperty("cue_label").GetInt32() == row.GetProperty("label").GetInt32();
            Assert.True(kind != "sticker" || (hasOwnCue == (row.GetProperty("split").GetString() != "test")));
        }
    }

    [Fact]
    public void Threads_shards_and_a_part_of_the_poses_change_no_byte()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["scene.yaml"], Plain + Scene + "cue: {kind: sticker, rate: 0.5}\n");
        Run("generate", folder["scene.yaml"], "--out", folder["whole"]);
        Run("generate", folder["scene.yaml"], "--threads", "1", "--out", folder["one"]);
        Assert.Equal(Sums(folder["whole"]), Sums(folder["one"]));
        Run("generate", folder["scene.yaml"], "--shard", "1/2", "--out", folder["a"]);
        Run("generate", folder["scene.yaml"], "--shard", "2/2", "--out", folder["b"]);
        Run("merge", folder["a"], folder["b"], "--out", folder["merged"]);
        Assert.Equal(Sums(folder["whole"]), Sums(folder["merged"]));
    }

    [Fact]
    public void A_shadow_has_the_ground_s_id_and_no_light_of_the_lamp()
    {
        using TemporaryFolder folder = new();
        string lit = Plain.Replace("distance: [1.9]", "distance: [1.9], light_elevation_degrees: [60]", StringComparison.Ordinal);
        File.WriteAllText(folder["cast.yaml"], lit + "ground: {color: \"#b9a58a\"}\n");
        File.WriteAllText(folder["contact.yaml"], lit + "ground: {color: \"#b9a58a\", shadows: contact}\n");
        Run("generate", folder["cast.yaml"], "--out", folder["cast"]);
        Run("generate", folder["contact.yaml"], "--out", folder["contact"]);
        string[] pictures = [.. Directory.GetFiles(Path.Combine(folder["cast"], "train", "images"), "*.png", SearchOption.AllDirectories)];
        int darker = 0;
        foreach (string path in pictures)
        {
            byte[] ids = PngReader.ReadParts(path.Replace("images", "parts", StringComparison.Ordinal)).Ids;
            byte[] cast = PngReader.ReadColor(path).Rgb;
            string other = path.Replace(folder["cast"], folder["contact"], StringComparison.Ordinal);
            byte[] contact = PngReader.ReadColor(other).Rgb;
            Assert.Equal(ids, PngReader.ReadParts(other.Replace("images", "parts", StringComparison.Ordinal)).Ids);
            for (int i = 0; i < ids.Length; i++)
            {
                Assert.True(cast[3 * i] <= contact[3 * i]);
                bool changed = cast[3 * i] < contact[3 * i];
                darker += changed && ids[i] == 7 ? 1 : 0;
            }
        }

        Assert.InRange(darker / pictures.Length, 20, 800);
    }

    [Fact]
    public void What_needs_the_views_again_has_them_with_their_backgrounds_and_objects()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["scene.yaml"], Plain + Scene + "cue: {kind: tint, rate: 0.5}\n");
        Run("generate", folder["scene.yaml"], "--out", folder["dataset"]);
        Run("train", folder["dataset"], "--epochs", "1", "--out", folder["train"]);
        Run("parts", folder["train"], "--dataset", folder["dataset"], "--poses", "1", "--methods", "gradient,silhouette", "--groups", "plant=petals+core+stem+leaves+pot+soil+plant2*,things=ball+bar", "--out", folder["parts"]);
        Run("sheet", folder["scene.yaml"], "--frames", "2", "--out", folder["sheet"]);
        Suite.Refused(
            Suite.Run("train", folder["dataset"], "--architecture", "designed", "--out", folder["designed"]), "has a scene around its mesh");
    }

    [Fact]
    public void Cues_at_another_rate_than_the_recipe_s_are_found()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["scene.yaml"], Plain + "cue: {kind: tint, rate: 1}\n");
        Run("generate", folder["scene.yaml"], "--out", folder["dataset"]);
        string recorded = Path.Combine(folder["dataset"], "recipe.yaml");
        File.WriteAllText(recorded, File.ReadAllText(recorded).Replace("rate: {train: 1,", "rate: {train: 0,", StringComparison.Ordinal));
        ChildProcess found = Suite.Run("verify", folder["dataset"]);
        Assert.NotEqual(0, found.ExitCode);
        Assert.Contains("train: 6 of 6 images show the cue of their class, expected about 0", found.Output + found.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_puts_an_object_elsewhere_is_found()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["scene.yaml"], Plain + Scene);
        Run("generate", folder["scene.yaml"], "--out", folder["dataset"]);
        string rows = Path.Combine(folder["dataset"], "train", "metadata.jsonl");
        string text = File.ReadAllText(rows);
        int place = text.IndexOf("\"object_matrices\":[", StringComparison.Ordinal) + 19;
        int end = text.IndexOf(',', place);
        File.WriteAllText(rows, text[..place] + "0.125" + text[end..]);
        ChildProcess found = Suite.Run("verify", folder["dataset"]);
        Assert.NotEqual(0, found.ExitCode);
        Assert.Contains("matrices and light: expected", found.Output + found.Error, StringComparison.Ordinal);
    }

    private static string Run(params string[] arguments)
    {
        ChildProcess run = Suite.Run(arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Output}{run.Error}");
        return run.Output;
    }

    private static JsonElement[] Rows(string dataset) =>
        [.. Directory.GetFiles(dataset, "metadata.jsonl", SearchOption.AllDirectories)
            .Where(file => !file.Contains("twins", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Sums(string dataset) => File.ReadAllText(Path.Combine(dataset, "SHA256SUMS"));
}
