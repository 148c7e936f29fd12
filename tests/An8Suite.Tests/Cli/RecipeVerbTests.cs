namespace An8Suite.Tests.Cli;

/// <summary><c>an8 recipe</c> as a user runs it.</summary>
[Needs(Needs.Suite)]
public sealed class RecipeVerbTests
{
    private static readonly string Plant = Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb");

    [Fact]
    public void A_new_recipe_passes_its_check_and_generates()
    {
        using TemporaryFolder folder = new();
        File.Copy(Plant, folder["my plant.glb"]);
        ChildProcess made = Suite.Run(
            "recipe",
            "new", folder["my plant.glb"], "--parts", "petals,core", "--classes", "3", "--out", folder["mine.yaml"]);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.True(File.Exists(folder["recipe.schema.json"]));
        ChildProcess check = Suite.Run("recipe", "check", folder["mine.yaml"], "an8flower-single-6c", "--strict");
        Assert.True(check.ExitCode == 0, check.Error);
        Assert.Equal($"next: an8 sheet {folder["mine.yaml"]} --out out/sheet", check.Error.Trim());
        Assert.Contains(
            "mine, 3 classes x 1,000 poses = 3,000 images of 128 x 128; parts petals, core, stem, leaves, pot, soil",
            check.Output, StringComparison.Ordinal);
        ChildProcess generated = Suite.Run(
            "generate", folder["mine.yaml"], "--poses", "5", "--size", "32", "--out", folder["dataset"]);
        Assert.True(generated.ExitCode == 0, generated.Error);
        Suite.Refused(
            Suite.Run("recipe", "new", Plant, "--out", folder["mine.yaml"]), "is there already", "--overwrite");
        Suite.Refused(
            Suite.Run("recipe", "new", Plant, "--parts", "petls"),
            "--parts: the mesh has no part 'petls'; did you mean 'petals'?");
    }

    [Fact]
    public void Every_recipe_is_checked_and_every_problem_told()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["a.yaml"], $"name: a\nmesh: {Plant}\nclasses:\n"
            + "  - {name: x, color: red, parts: [petls]}\n  - {name: X, color: reed, parts: [core]}\n");
        File.WriteAllText(folder["b.yaml"], $$"""
            name: b
            mesh: {{Plant}}
            parts: {core: black, stem: green, leaves: green, pot: brown, soil: brown}
            classes: [{name: x, color: "#c00000", parts: [petals]}, {name: y, color: "#c80000", parts: [petals]}]
            axes: {view_degrees: [0, 1, 2, 3, 4]}
            """);
        ChildProcess check = Suite.Run("recipe", "check", folder["a.yaml"], folder["b.yaml"]);
        Assert.Equal(2, check.ExitCode);
        Assert.Contains("'reed' is no colour; did you mean 'red'?", check.Error, StringComparison.Ordinal);
        Assert.Contains("class 'X' stands twice", check.Error, StringComparison.Ordinal);
        Assert.Contains("warning: ", check.Error, StringComparison.Ordinal);
        Assert.Contains("b.yaml: b, 2 classes x 5 poses", check.Output, StringComparison.Ordinal);
        Assert.Equal(0, Suite.Run("recipe", "check", folder["b.yaml"]).ExitCode);
        Assert.Equal(2, Suite.Run("recipe", "check", folder["b.yaml"], "--strict").ExitCode);
        Assert.Equal(0, Suite.Run("recipe", "check", folder["b.yaml"], "--strict", "--least-difference", "1").ExitCode);
        Suite.Refused(
            Suite.Run("recipe", "check", folder["b.yaml"], "--least-difference", "-1"),
            "--least-difference: expected 0 to 100, found -1");
        Suite.Refused(Suite.Run("recipe", "check", "nowhere.yaml"), "nowhere.yaml");
    }

    [Fact]
    public void Every_key_has_a_line_with_its_default()
    {
        ChildProcess keys = Suite.Run("recipe", "keys");
        Assert.Equal(0, keys.ExitCode);
        Assert.Contains("size ", keys.Output, StringComparison.Ordinal);
        Assert.Contains(
            "32 to 2048: one number or [width, height]. Default 128.", keys.Output, StringComparison.Ordinal);
        Assert.All(
            keys.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches("^ *[a-z_]+ +[A-Za-z0-9\\[].*\\.$", line.TrimEnd()));
        Assert.Equal(
            File.ReadAllText(Path.Combine(RepositoryRoot.Path, "meshes", "recipe.schema.json")),
            Suite.Run("recipe", "schema").Output);
    }
}
