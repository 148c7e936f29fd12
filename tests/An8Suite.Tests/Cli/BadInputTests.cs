using An8Suite.Core.Files;

namespace An8Suite.Tests.Cli;

/// <summary>What users do wrong, and the one message each gets.</summary>
[Needs(Needs.Suite)]
public sealed class BadInputTests(TinyRun run)
{
    private const string Recipe = """
        name: mine
        mesh: plant.glb
        size: 48
        parts: {petals: "#ffffff", core: "#4b3021", stem: "#4a8f3a", leaves: "#3f8136", pot: "#94786a", soil: "#392c25"}
        classes:
          - {name: red, color: "#d81e2c", parts: [petals]}
          - {name: blue, color: "#1f4fe0", parts: [petals]}
        axes: {view_degrees: {from: 0, to: 360, count: 10}}
        """;

    [Theory]
    [InlineData("size: 48", "sizes: 48", "recipe.yaml:3", "sizes", "did you mean 'size'?")]
    [InlineData("parts: [petals]}", "parts: [petal]}", "recipe.yaml:6", "petal", "petals")]
    [InlineData("color: \"#d81e2c\"", "color: reddish", "recipe.yaml:6", "reddish", "#rrggbb")]
    [InlineData("size: 48", "size: 8", "recipe.yaml:3", "8", "32")]
    [InlineData("name: blue", "name: red", "recipe.yaml:7", "red", "")]
    public void A_wrong_recipe_is_refused_with_file_line_and_the_valid_values(
        string right, string wrong, string where, string found, string valid)
    {
        using TemporaryFolder folder = new();
        WriteRecipe(folder, Recipe.Replace(right, wrong, StringComparison.Ordinal));
        Suite.Refused(Suite.Run("generate", folder["recipe.yaml"], "--out", folder["out"]), where, found, valid);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void A_mesh_that_is_missing_empty_or_lacks_a_part_is_named()
    {
        using TemporaryFolder folder = new();
        WriteRecipe(folder, Recipe);
        File.Delete(folder["plant.glb"]);
        Suite.Refused(Suite.Run("generate", folder["recipe.yaml"], "--out", folder["out"]), "plant.glb");
        File.WriteAllText(folder["plant.glb"], "");
        Suite.Refused(Suite.Run("generate", folder["recipe.yaml"], "--out", folder["out"]), "plant.glb");
        WriteRecipe(folder,
            Recipe.Replace("petals: \"#ffffff\"", "petals: \"#ffffff\", roots: \"#ffffff\"", StringComparison.Ordinal));
        Suite.Refused(
            Suite.Run("generate", folder["recipe.yaml"], "--out", folder["out"]),
            "roots", "petals, core, stem, leaves, pot, soil");
    }

    [Fact]
    public void A_recipe_that_is_right_works()
    {
        using TemporaryFolder folder = new();
        WriteRecipe(folder, Recipe);
        ChildProcess made = Suite.Run("generate", folder["recipe.yaml"], "--out", folder["out"]);
        Assert.True(made.ExitCode == 0, made.Error);
        Assert.Equal(20, Directory.GetFiles(folder["out"], "*.png", SearchOption.AllDirectories).Count(
            f => f.Contains(
                $"{Path.DirectorySeparatorChar}images{Path.DirectorySeparatorChar}", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_truncated_picture_is_named()
    {
        string dataset = run.CopyOf("generate");
        string picture = Directory.GetFiles(Path.Combine(dataset, "train", "images", "02_yellow"))[0];
        File.WriteAllBytes(picture, File.ReadAllBytes(picture)[..200]);
        Suite.Refused(Suite.Run("train", dataset, "--out", run.Fresh()), Path.GetFileName(picture), "truncated");
    }

    [Fact]
    public void A_dataset_without_pictures_is_not_trained_on()
    {
        string dataset = run.CopyOf("generate");
        foreach (string metadata in Directory.GetFiles(dataset, "metadata.jsonl", SearchOption.AllDirectories))
        {
            File.Delete(metadata);
        }

        Suite.Refused(Suite.Run("train", dataset, "--out", run.Fresh()), "metadata.jsonl");
    }

    [Fact]
    public void A_fold_that_does_not_exist_is_refused() => Suite.Refused(
        Suite.Run("train", run["generate"], "--fold", "5", "--out", run.Fresh()), "has the folds 0 to 4, found 5");

    [Fact]
    public void A_checkpoint_that_does_not_fit_names_the_tensor_and_both_shapes()
    {
        string train = run.CopyOf("train");
        string path = Path.Combine(train, "model.safetensors");
        (IReadOnlyList<NamedArray> arrays, IReadOnlyDictionary<string, string> metadata) = SafetensorsFile.Read(path);
        NamedArray first = arrays[0];
        SafetensorsFile.Write(
            path, [new NamedArray(first.Name, [first.Values.Length], first.Values), .. arrays.Skip(1)], metadata);
        Suite.Refused(
            Suite.Run("respond", train, "--out", run.Fresh()), first.Name, string.Join(", ", first.Shape));
    }

    [Fact]
    public void An_unknown_class_to_explain_lists_the_classes() => Suite.Refused(
        Suite.Run("explain", run["select"], "--class", "gren", "--out", run.Fresh()),
        "unknown class 'gren'", "red, orange");

    [Fact]
    public void A_heatmap_that_is_missing_or_damaged_is_named()
    {
        string explain = run.CopyOf("explain");
        string map = Directory.GetFiles(Path.Combine(explain, "ours"))[0];
        File.WriteAllBytes(map, File.ReadAllBytes(map)[..500]);
        Suite.Refused(Suite.Run("score", explain, "--out", run.Fresh()), Path.GetFileName(map), "truncated");
        File.Delete(map);
        Suite.Refused(Suite.Run("score", explain, "--out", run.Fresh()), Path.GetFileName(map));
    }

    [Fact]
    public void A_mask_policy_the_dataset_lacks_lists_those_it_has() => Suite.Refused(
        Suite.Run("score", run["explain"], "--policies", "class_prat", "--out", run.Fresh()),
        "class_prat", "class_part");

    [Fact]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["thesis.txt"], "years");
        Suite.Refused(
            Suite.Run("select", run["respond"], "--force", "--out", folder.Path), "is not the output of 'an8 select'");
        Assert.Equal("years", File.ReadAllText(folder["thesis.txt"]));
    }

    [Fact]
    public void Without_a_GL_driver_the_packages_are_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "EGL");
        using TemporaryFolder folder = new();
        Dictionary<string, string?> blind = new()
        {
            ["__EGL_VENDOR_LIBRARY_DIRS"] = folder.Path,
            ["__EGL_VENDOR_LIBRARY_FILENAMES"] = folder["none.json"],
        };
        Suite.Refused(
            Suite.Run(blind, "generate", "an8flower-single-6c", "--poses", "5", "--out", folder["out"]),
            "apt-get install -y libegl1 libgl1-mesa-dri");
        ChildProcess doctor = Suite.Run(blind, "doctor");
        Assert.Equal(2, doctor.ExitCode);
        Assert.Contains("MISSING", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_libtorch_the_folder_that_was_looked_in_is_named()
    {
        using TemporaryFolder folder = new();
        Suite.Refused(
            Suite.Run(
                new Dictionary<string, string?> { ["AN8_LIBTORCH"] = folder.Path },
                "train", run["generate"], "--out", run.Fresh()),
            folder.Path);
    }

    private static void WriteRecipe(TemporaryFolder folder, string text)
    {
        File.WriteAllText(folder["recipe.yaml"], text);
        File.Copy(Path.Combine(RepositoryRoot.Path, "meshes", "plant.glb"), folder["plant.glb"], overwrite: true);
    }
}
