using An8Suite.Core.Scenes.Recipes;

namespace An8Suite.Tests.Cli;

/// <summary>Runs <c>meshes/GUIDE.md</c> as it stands, but for what takes minutes, a display or PyTorch.</summary>
public sealed class GuideTests
{
    private static readonly string Guide = Guides.Read("meshes/GUIDE.md");

    [Fact]
    [Needs(Needs.Suite)]
    public void Its_commands_run_one_after_the_other()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a shell's commands");
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["meshes"]);
        File.Copy(Path.Combine(RepositoryRoot.Path, "meshes", "toy-car.glb"), folder["meshes/toy-car.glb"]);
        string suite = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "an8.dll")}'";
        string[] commands =
        [
            .. Guides.Blocks(Guide, "sh").SelectMany(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                .TakeWhile(line => !line.StartsWith("tools/an8 reproduce", StringComparison.Ordinal))
                .Where(line => !line.StartsWith("tools/an8 view", StringComparison.Ordinal)),
        ];
        Assert.InRange(commands.Length, 7, 10);
        foreach (string command in commands)
        {
            string run = command.Replace("tools/an8", suite, StringComparison.Ordinal);
            ChildProcess done = ChildProcess.Run("/bin/sh", ["-c", $"cd '{folder.Path}' && {run}"]);
            Assert.True(done.ExitCode == 0, $"{command}\n{done.Error}");
        }

        Assert.True(File.Exists(folder["out/car-parts/parts.png"]));
        Assert.True(File.Exists(folder["out/car-sheet/turntable.png"]));
        Assert.Equal(200, Directory.GetFiles(folder["out/car"], "*.png", SearchOption.AllDirectories)
            .Count(path => path.Contains("/images/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Its_pieces_of_recipes_are_some()
    {
        string[] pieces = [.. Guides.Blocks(Guide, "yaml")];
        Assert.Equal(3, pieces.Length);
        const string Axes = "name: car\naxes: {view_degrees: {from: 0, to: 360, count: 8}}\n";
        Recipe listed = RecipeReader.Parse($"{Axes}parts: {{body: grey, lights: white, other: black}}\n{pieces[0]}", "guide.yaml");
        listed.Check(["body", "lights", "other"]);
        Assert.Equal(["red", "police", "taxi", "blind"], listed.Classes.Select(c => c.Name));
        Recipe ruled = RecipeReader.Parse($"{Axes}mesh: car.obj\nparts: {{body: grey, bumpers: white}}\n{pieces[1]}", "guide.yaml");
        ruled.Check(["body", "bumpers"]);
        Assert.Equal(["even", "odd"], ruled.Classes.Select(c => c.Name));
        Recipe around = RecipeReader.Parse(
            $"{Axes}mesh: car.obj\nclasses: [{{name: a, color: red, parts: [body]}}, {{name: b, color: blue, parts: [body]}}]\n{pieces[2]}", "guide.yaml");
        Assert.Equal([0, 1, 2, 3, 4, 5], SceneLevels.Of(around));
    }
}
