using System.Text.Json.Nodes;
using An8Suite.Core.Imaging;
using An8Suite.Tests.Datasets;

namespace An8Suite.Tests.Cli;

/// <summary>
/// A recipe whose six classes share one colour, from generating to proving, by the suite's own program.
/// </summary>
[Needs(Needs.Suite)]
public sealed class PatternRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PatternRunTests() => File.WriteAllText(_folder["patterns.yaml"], $$$"""
        name: patterns
        mesh: {{{Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb")}}}
        size: [64, 48]
        parts: {core: "#432", stem: green, leaves: darkgreen, pot: rosybrown, soil: black}
        classes:
          - {name: flat, color: crimson, parts: [petals]}
          - {name: rings, color: crimson, parts: [petals], pattern: {shape: stripes, color: white, period: 0.1}}
          - {name: slanted, color: crimson, parts: [petals], pattern: {shape: stripes, color: white, period: 0.1, along: [1, 1, 0]}}
          - {name: dots, color: crimson, parts: [petals], pattern: {shape: dots, color: white, period: 0.1}}
          - {name: checker, color: crimson, parts: [petals, stem], pattern: {shape: checker, color: white, period: 0.15}}
          - {name: bands, color: crimson, parts: [petals], pattern: {shape: stripes, color: white, period: 0.4, along: v}}
        axes:
          view_degrees: {from: 0, to: 360, count: 6}
        masks: [class_part, candidates, causal, plant]
        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Is_proven_and_the_same_on_any_number_of_threads_and_in_shards()
    {
        string whole = Generate("whole", "--threads", "2", "--coverage", "--twins");
        ChildProcess verify = Suite.Run("verify", whole);
        Assert.True(verify.ExitCode == 0, verify.Output + verify.Error);
        Assert.DoesNotContain("left out", verify.Output, StringComparison.Ordinal);
        SortedDictionary<string, string> files = FolderBytes.OfDataset(whole);
        Assert.Equal(files, FolderBytes.OfDataset(Generate("one", "--threads", "1", "--coverage", "--twins")));
        string[] shards = [Generate("a", "--shard", "1/2", "--coverage", "--twins"), Generate(
            "b", "--shard", "2/2", "--coverage", "--twins")];
        ChildProcess merge = Suite.Run("merge", shards[1], shards[0], "--out", _folder["merged"]);
        Assert.True(merge.ExitCode == 0, merge.Error);
        Assert.Equal(files, FolderBytes.OfDataset(_folder["merged"]));
        AssertRows(whole);
        string card = File.ReadAllText(Path.Combine(whole, "README.md"));
        Assert.Contains("| 5 | bands | `05_bands` | `#dc143c` | `{shape: stripes, color: \"#ffffff\", period: 0.4, "
            + "along: v}` | petals |", card, StringComparison.Ordinal);
        Assert.Contains("- **Patterns.**", card, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_another_pattern_and_a_pixel_that_no_pattern_changes_are_found()
    {
        string dataset = Generate("whole");
        string metadata = Path.Combine(dataset, "train", "metadata.jsonl");
        string[] rows = File.ReadAllLines(metadata);
        const string Recorded = "\"surface\":\"{shape: stripes, color: \\\"#ffffff\\\", period: 0.1, along: y}";
        foreach ((string other, string message) in new[]
        {
            ("\"surface\":\"", "parts: other colours or patterns than the recipe gives class 'rings'"),
            ("\"surface\":\"spots", "part petals: expected a surface that the recipe gives it, found 'spots'"),
        })
        {
            string damaged = rows[1].Replace(Recorded, other, StringComparison.Ordinal);
            Assert.NotEqual(rows[1], damaged);
            File.WriteAllLines(metadata, [rows[0], damaged, .. rows[2..]]);
            AssertFound(dataset, message);
        }

        File.WriteAllLines(metadata, rows);
        var row = JsonNode.Parse(rows[1])!.AsObject();
        string image = Path.Combine(dataset, "train", (string)row["file_name"]!);
        ColorImage picture = PngReader.ReadColor(image);
        byte[] ids = PngReader.ReadParts(Path.Combine(dataset, "train", (string)row["part_ids_file_name"]!)).Ids;
        int pot = Array.IndexOf(ids, (byte)5);
        picture.Rgb[3 * pot] ^= 1;
        File.WriteAllBytes(image, PngWriter.Encode(picture));
        AssertFound(dataset, "1 pixels differ that have no sample of a part that tells them apart");

        static void AssertFound(string dataset, string message)
        {
            ChildProcess verify = Suite.Run("verify", dataset);
            Assert.Equal(1, verify.ExitCode);
            Assert.Contains(message, verify.Output + verify.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_sheet_shows_the_patterns_and_an_export_holds_them()
    {
        string dataset = Generate("whole");
        ChildProcess sheet = Suite.Run(
            "sheet",
            _folder["patterns.yaml"], "--views", "2", "--frames", "2", "--size", "64", "--out", _folder["sheet"]);
        Assert.True(sheet.ExitCode == 0, sheet.Error);
        ColorImage page = PngReader.ReadColor(_folder["sheet/sheet.png"]);
        Assert.Contains(
            Enumerable.Range(0, page.Rgb.Length / 3), i => page.Rgb[3 * i] == 0xdc && page.Rgb[(3 * i) + 1] == 0x14);
        ChildProcess export = Suite.Run("export", dataset, "--format", "quantus", "--out", _folder["quantus"]);
        Assert.True(export.ExitCode == 0, export.Error);
    }

    private static void AssertRows(string dataset)
    {
        JsonObject[] rows = [.. File.ReadLines(Path.Combine(dataset, "train", "metadata.jsonl"))
            .Select(line => JsonNode.Parse(line)!.AsObject())];
        JsonObject checker = rows.First(row => (string)row["class"]! == "checker");
        const string Pattern = "{shape: checker, color: \"#ffffff\", period: 0.15}";
        Assert.Equal(Pattern, (string)checker["class_pattern"]!);
        Assert.Equal(
            [Pattern, "", Pattern, "", "", ""], checker["parts"]!.AsArray().Select(part => (string)part!["surface"]!));
        Assert.Equal(6, rows.Select(row => Convert.ToHexString(
            File.ReadAllBytes(Path.Combine(dataset, "train", (string)row["file_name"]!)))).Take(6).Distinct().Count());
    }

    private string Generate(string name, params string[] arguments)
    {
        ChildProcess done = Suite.Run(["generate", _folder["patterns.yaml"], .. arguments, "--out", _folder[name]]);
        Assert.True(done.ExitCode == 0, done.Error);
        return _folder[name];
    }
}
