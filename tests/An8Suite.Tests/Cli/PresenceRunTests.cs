namespace An8Suite.Tests.Cli;

/// <summary>
/// Classes that show or hide parts, together with colours and patterns, from the recipe to the proof.
/// </summary>
[Needs(Needs.Suite)]
public sealed class PresenceRunTests
{
    private static readonly string Mushroom = Path.Combine(RepositoryRoot.Path, "meshes", "mushroom.glb");

    [Fact]
    public void A_dataset_of_all_kinds_of_classes_is_proved()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["recipe.yaml"], $$"""
            name: mushrooms
            mesh: {{Mushroom}}
            size: 48
            parts: {cap: "#c03020", spots: white, gills: "#e8dcc0", stem: "#efe6d2", ring: "#d8c8a8", soil: "#6b4a32", grass: "#4f8f3a"}
            classes:
              - {name: spotted, color: "#3060c0", parts: [cap], shows: [spots]}
              - {name: ringless, hides: [ring]}
              - {name: bare, hides: [grass, soil], shows: [spots]}
              - {name: striped, color: "#c03020", parts: [cap], pattern: {shape: stripes, color: gold, period: 0.1}, hides: [ring]}
              - {name: two, colors: {cap: "#3060c0", stem: "#c0c030"}, hides: [grass]}
            axes: {view_degrees: [0, 72, 144, 216, 288]}
            masks: [class_part, plant, candidates, causal]
            """);
        Run("recipe", "check", folder["recipe.yaml"]);
        Run("generate", folder["recipe.yaml"], "--coverage", "--twins", "--out", folder["dataset"]);
        string proofs = Run("verify", folder["dataset"]);
        Assert.Equal(13, proofs.Split('\n').Count(line => line.StartsWith("holds ", StringComparison.Ordinal)));
        string row = File.ReadLines(
            Directory.GetFiles(folder["dataset"], "metadata.jsonl", SearchOption.AllDirectories)[0])
            .First(line => line.Contains("\"class\":\"striped\"", StringComparison.Ordinal));
        Assert.Contains("\"name\":\"spots\"", row, StringComparison.Ordinal);
        Assert.Equal(2, row.Split("\"shown\":0").Length - 1);
        Assert.Equal(1, row.Split("\"surface\":\"{").Length - 1);
        Run("sheet", folder["recipe.yaml"], "--frames", "2", "--out", folder["sheet"]);
    }

    private static string Run(params string[] arguments)
    {
        ChildProcess run = Suite.Run(arguments);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run.Output;
    }
}
