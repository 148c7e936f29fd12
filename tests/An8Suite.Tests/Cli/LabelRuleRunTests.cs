using System.Text.Json;

namespace An8Suite.Tests.Cli;

/// <summary>Classes by a rule over parts, from the recipe to the proof and the network.</summary>
[Needs(Needs.Suite)]
public sealed class LabelRuleRunTests
{
    private static readonly string Mushroom = Path.Combine(RepositoryRoot.Path, "meshes", "mushroom.glb");

    [Fact]
    public void A_dataset_is_proved_its_rows_keep_the_rule_and_a_pose_alone_has_the_same_bytes()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["recipe.yaml"], $$"""
            name: odd-mushrooms
            mesh: {{Mushroom}}
            size: 48
            parts: {cap: "#c03020", spots: white, gills: "#e8dcc0", stem: "#efe6d2", ring: "#d8c8a8", soil: "#6b4a32", grass: "#4f8f3a"}
            label: {rule: xor, parts: [cap, stem, grass], color: "#3060c0", names: [even, odd]}
            axes: {view_degrees: {from: 0, to: 360, count: 20} }
            masks: [class_part, candidates, causal]
            """);
        Run("recipe", "check", folder["recipe.yaml"]);
        Run("generate", folder["recipe.yaml"], "--coverage", "--twins", "--out", folder["dataset"]);
        string proofs = Run("verify", folder["dataset"]);
        Assert.DoesNotContain("fails", proofs, StringComparison.Ordinal);
        JsonElement[] rows = [.. Directory.GetFiles(folder["dataset"], "metadata.jsonl", SearchOption.AllDirectories)
            .Where(file => !file.Contains("twins", StringComparison.Ordinal))
            .SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(40, rows.Length);
        HashSet<string> looks = [];
        foreach (JsonElement row in rows)
        {
            string[] coloured = [.. row.GetProperty("parts").EnumerateArray()
                .Where(part => part.GetProperty("color").GetString() == "#3060c0").Select(part => part.GetProperty("name").GetString()!)];
            Assert.Equal(row.GetProperty("class").GetString() == "odd" ? 1 : 0, coloured.Length % 2);
            looks.Add(string.Join('+', coloured));
        }

        Assert.True(looks.Count >= 6, string.Join(", ", looks));
        string card = File.ReadAllText(Path.Combine(folder["dataset"], "README.md"));
        Assert.Contains("**Looks.**", card, StringComparison.Ordinal);
        Assert.Contains("\"looks\"", File.ReadAllText(Path.Combine(folder["dataset"], "classes.json")), StringComparison.Ordinal);

        Run("generate", folder["recipe.yaml"], "--poses", "5", "--threads", "1", "--out", folder["few"]);
        foreach (string file in Directory.GetFiles(folder["few"], "*.png", SearchOption.AllDirectories))
        {
            // The split is drawn among the poses there are, so the same picture may lie in another folder.
            string whole = Directory.GetFiles(folder["dataset"], Path.GetFileName(file), SearchOption.AllDirectories)
                .Single(other => !other.Contains("twins", StringComparison.Ordinal)
                    && Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(other))) == Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file)))
                    && Policy(other) == Policy(file));
            Assert.Equal(File.ReadAllBytes(whole), File.ReadAllBytes(file));
        }

        Run("sheet", folder["recipe.yaml"], "--frames", "2", "--out", folder["sheet"]);
        Suite.Refused(
            Suite.Run("export", folder["dataset"], "--format", "funnybirds", "--out", folder["birds"]),
            "its classes follow from a rule over parts");
        Suite.Refused(
            Suite.Run("train", folder["dataset"], "--architecture", "designed", "--out", folder["train"]),
            "its classes follow from a rule over parts");
    }

    [Fact]
    public void A_row_whose_parts_have_another_look_than_the_seed_draws_is_found()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["recipe.yaml"], $$"""
            name: counted
            mesh: {{Mushroom}}
            size: 32
            parts: {cap: "#c03020", spots: white, gills: "#e8dcc0", stem: "#efe6d2", ring: "#d8c8a8", soil: "#6b4a32", grass: "#4f8f3a"}
            label: {rule: count, parts: [cap, grass], color: "#3060c0"}
            axes: {view_degrees: {from: 0, to: 360, count: 5} }
            """);
        Run("generate", folder["recipe.yaml"], "--out", folder["dataset"]);
        string recorded = Path.Combine(folder["dataset"], "recipe.yaml");
        File.WriteAllText(recorded, File.ReadAllText(recorded).Replace("\"cap\", \"grass\"", "\"grass\", \"cap\"", StringComparison.Ordinal));
        ChildProcess found = Suite.Run("verify", folder["dataset"]);
        Assert.NotEqual(0, found.ExitCode);
        Assert.Contains("other colours or patterns than the recipe gives class 'count_1'", found.Output + found.Error, StringComparison.Ordinal);
    }

    private static string Policy(string file) =>
        string.Join('/', Path.GetDirectoryName(file)!.Split(Path.DirectorySeparatorChar)[^3..^1].Where(name => name is not ("train" or "val" or "test")));

    private static string Run(params string[] arguments)
    {
        ChildProcess run = Suite.Run(arguments);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run.Output;
    }
}
