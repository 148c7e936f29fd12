using An8Suite.Tests.Datasets;

namespace An8Suite.Tests.Cli;

/// <summary>
/// Disks, folders and files that are not as they should be: one line each, the right exit code, nothing finished lost.
/// </summary>
[Needs(Needs.Suite | Needs.Disk)]
public sealed class FaultTests : IDisposable
{
    private static readonly string[] Dataset =
        ["an8flower-single-6c", "--size", "40", "--poses", "20", "--masks", "class_part,causal"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_full_disk_is_said_in_one_line_and_the_same_command_goes_on()
    {
        using SmallDisk disk = new(300);
        Made(Suite.Alone(Generate(_folder["whole"])));
        foreach (int kilobytes in (int[])[300, 1200])
        {
            disk.Resize(kilobytes);
            Failed(Suite.Alone(Generate(disk["out"])));
            Assert.False(Directory.Exists(disk["out"]));
        }

        disk.Resize(64_000);
        Assert.Contains(
            "an interrupted run left", Made(Suite.Alone(Generate(disk["out"]))).Error, StringComparison.Ordinal);
        Assert.Equal(FolderBytes.Of(_folder["whole"]), FolderBytes.Of(disk["out"]));
    }

    [Fact]
    public void A_read_only_disk_is_said_in_one_line_and_its_datasets_can_be_read()
    {
        using SmallDisk disk = new(64_000);
        Made(Suite.Alone(Generate(disk["out"])));
        disk.MakeReadOnly();
        Failed(Suite.Alone(Generate(disk["other"])), "Read-only file system");
        Assert.Contains(
            "was finished already", Made(Suite.Alone(Generate(disk["out"]))).Output, StringComparison.Ordinal);
        Made(Suite.Alone("verify", disk["out"]));
    }

    [Fact]
    public void A_folder_of_another_user_is_said_in_one_line()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv") && Environment.IsPrivilegedProcess, "needs root and setpriv");
        string[] nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", Path.Combine(
            AppContext.BaseDirectory, "an8.dll")];
        Assert.SkipUnless(
            ChildProcess.Run("/usr/bin/setpriv", [.. nobody, "--version"]).ExitCode == 0,
            "another user may not run the program");
        Failed(ChildProcess.Run("/usr/bin/setpriv", [.. nobody, .. Generate(_folder["out"])]), "denied");
    }

    [Fact]
    public void A_picture_of_a_finished_dataset_that_changed_is_found_by_verify_and_made_again_by_force()
    {
        Made(Suite.Alone(Generate(_folder["out"])));
        SortedDictionary<string, string> whole = FolderBytes.Of(_folder["out"]);
        string[] pictures = Directory.GetFiles(_folder["out/train/images"], "*.png", SearchOption.AllDirectories);
        File.Delete(pictures[0]);
        File.WriteAllText(pictures[1], "edited");
        ChildProcess again = Made(Suite.Alone(Generate(_folder["out"])));
        Assert.Contains("its files were not looked at", again.Error, StringComparison.Ordinal);
        ChildProcess verify = Suite.Alone("verify", _folder["out"]);
        Assert.Equal(1, verify.ExitCode);
        Assert.All(pictures[..2], picture =>
            Assert.Contains(Path.GetFileName(picture), verify.Output + verify.Error, StringComparison.Ordinal));
        Made(Suite.Alone([.. Generate(_folder["out"]), "--force"]));
        Assert.Equal(whole, FolderBytes.Of(_folder["out"]));
    }

    [Fact]
    public void Another_recipe_or_mesh_is_refused_whether_the_folder_is_finished_or_not()
    {
        CopyRecipe();
        string[] command =
            ["generate", _folder["an8flower-single-6c.yaml"], "--size", "40", "--poses", "20", "--out", _folder["out"]];
        var moments = new KillMoments(_folder["out"], 20, seed: 3);
        Assert.True(KilledSuite.Run(moments.WhileRendering(1).Single(), command));
        string recipe = File.ReadAllText(_folder["an8flower-single-6c.yaml"]);
        string other = recipe.Replace("#d81e2c", "#d81e2d", StringComparison.Ordinal);
        foreach (string folder in (string[])["out.partial", "out"])
        {
            SortedDictionary<string, string> before = folder == "out" ? FolderBytes.Of(_folder["out"]) : [];
            File.WriteAllText(_folder["an8flower-single-6c.yaml"], other);
            Suite.Refused(Suite.Alone(command), folder, "resolved_recipe_sha256", "--force");
            File.WriteAllText(_folder["an8flower-single-6c.yaml"], recipe);
            byte[] mesh = File.ReadAllBytes(_folder["plant.glb"]);
            File.WriteAllBytes(_folder["plant.glb"], [.. mesh, 0, 0, 0, 0]);
            Suite.Refused(Suite.Alone(command), folder, "mesh_sha256", "--force");
            File.WriteAllBytes(_folder["plant.glb"], mesh);
            Assert.Equal(before, folder == "out" ? FolderBytes.Of(_folder["out"]) : []);
            Made(Suite.Alone(command));
        }
    }

    [Fact]
    public void What_does_not_belong_to_a_merge_is_named()
    {
        string Shard(string name, params string[] more)
        {
            Made(Suite.Alone([.. Generate(_folder[name]), .. more]));
            return _folder[name];
        }

        (string one, string two) = (Shard("1", "--shard", "1/2"), Shard("2", "--shard", "2/2"));
        string other = Shard("other", "--shard", "2/2", "--seed", "9");
        string[] Merge(params string[] shards) => ["merge", .. shards, "--out", _folder["out"]];
        Suite.Refused(Suite.Alone(Merge(one, other)), "seed");
        Suite.Refused(Suite.Alone(Merge(one, one, two)), "stand twice: 1/2");
        Suite.Refused(Suite.Alone(Merge(one)), "missing: 2/2");
        Directory.Move(two, _folder["2.partial"]);
        File.Delete(_folder["2.partial/step.json"]);
        Suite.Refused(Suite.Alone(Merge(one, two)), "no such folder");
        Suite.Refused(Suite.Alone(Merge(one, _folder["2.partial"])), "not the finished output");
        Directory.Delete(_folder["2.partial"], recursive: true);
        string log = Path.Combine(one, "train", "metadata.jsonl");
        File.WriteAllText(log, File.ReadAllText(log).Replace("red", "rad", StringComparison.Ordinal));
        Made(Suite.Alone([.. Generate(_folder["2"]), "--shard", "2/2"]));
        Suite.Refused(Suite.Alone(Merge(one, _folder["2"])), "metadata or logs", "--force");
        Assert.False(Directory.Exists(_folder["out"]));
        Made(Suite.Alone([.. Generate(one), "--shard", "1/2", "--force"]));
        Made(Suite.Alone(Merge(one, _folder["2"])));
    }

    private static string[] Generate(string folder) => ["generate", .. Dataset, "--out", folder];

    private static ChildProcess Made(ChildProcess run)
    {
        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        return run;
    }

    private static void Failed(ChildProcess run, string text = "")
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        string line = Assert.Single(
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => !line.Contains("an interrupted run left", StringComparison.Ordinal));
        Assert.StartsWith("an8: ", line, StringComparison.Ordinal);
        Assert.Contains(text, line, StringComparison.Ordinal);
        Assert.Contains("finished steps are kept", line, StringComparison.Ordinal);
    }

    private void CopyRecipe()
    {
        foreach (string name in (string[])["an8flower-single-6c.yaml", "plant.glb"])
        {
            File.Copy(Path.Combine(RepositoryRoot.Path, "meshes", name), _folder[name]);
        }
    }
}
