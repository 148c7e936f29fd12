using System.Text.Json.Nodes;
using An8Suite.Core.Files;

namespace An8Suite.Tests.Cli;

/// <summary>
/// The program as <c>an8-lite</c> is released: told so by its settings, without TorchSharp and ONNX Runtime beside it.
/// </summary>
[Needs(Needs.Suite)]
public sealed class LiteProgramTests : IDisposable
{
    private static readonly string[] Removed = ["TorchSharp.dll", "Microsoft.ML.OnnxRuntime.dll", "Google.Protobuf.dll"];
    private readonly TemporaryFolder _folder = new();
    private readonly TinyRun _run;

    public LiteProgramTests(TinyRun run)
    {
        _run = run;
        foreach (string path in Directory.GetFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(AppContext.BaseDirectory, path);
            if (!Removed.Contains(name) && name is not ("an8.runtimeconfig.json" or "libtorch.paths"))
            {
                string copy = _folder[$"program/{name}"];
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                HardLink.LinkOrCopy(path, copy);
            }
        }

        JsonNode settings = JsonNode.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "an8.runtimeconfig.json")))!;
        settings["runtimeOptions"]!["configProperties"]!["An8Suite.Package"] = "an8-lite";
        settings["runtimeOptions"]!["configProperties"]!["An8Suite.Parts"] = "SkiaSharp 1.2.3";
        File.WriteAllText(_folder["program/an8.runtimeconfig.json"], settings.ToJsonString());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_says_what_is_inside_and_what_is_not()
    {
        string[] lines = Done("--version").Split('\n');
        Assert.Equal(Suite.Run("--version").Output.Trim(), lines[0]);
        Assert.StartsWith("an8-lite for ", lines[1], StringComparison.Ordinal);
        Assert.Contains(
            ", SkiaSharp 1.2.3; no libtorch, and no verb that runs networks", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("TorchSharp", lines[1], StringComparison.Ordinal);
        string help = Done("--help");
        Assert.All(["generate", "score", "report", "localise", "select"], verb => Assert.Contains(
            $"\n  {verb} ", help, StringComparison.Ordinal));
        Assert.All(["train", "explain", "reproduce", "sanity"], verb => Assert.DoesNotContain(
            $"\n  {verb} ", help, StringComparison.Ordinal));
        Assert.DoesNotContain("reproduce", Done("completion", "bash"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train", "out")]
    [InlineData("help", "reproduce")]
    [InlineData("sanity", "--help")]
    public void Verbs_that_run_networks_name_the_program_that_has_them(params string[] words) => Suite.Refused(
        Run(words), $"'{words.First(word => word is not "help")}' runs networks, which an8-lite does without: it needs");

    [Fact]
    public void What_runs_no_network_runs()
    {
        Assert.Contains("verified", Done("verify", _run["generate"], "--no-render"), StringComparison.Ordinal);
        Done(
            "export", _run["generate"], "--format", "fiftyone", "--heatmaps", _run["explain"],
            "--out", _folder["fiftyone"]);
        Done(
            "score", "--heatmaps", _run["explain"], "--dataset", _run["generate"], "--split", "all",
            "--out", _folder["given"]);
        Done("score", _run["explain"], "--out", _folder["score"]);
        Done("localise", _run["explain"], "--out", _folder["localise"]);
        Done("select", _run["respond"], "--out", _folder["select"]);
        Done("stability", _run["respond"], "--out", _folder["stability"]);
        Done("study", "new", _run["explain"], "--out", _folder["study"]);
        Done("report", _folder["score"], _folder["localise"], "--out", _folder["report"]);
        Assert.True(File.Exists(_folder["report/report.html"]));
        Done("recipe", "check", "an8flower-single-6c");
        Done("mesh", "inspect", Path.Combine(RepositoryRoot.Path, "meshes", "toy-car.glb"));
        Assert.DoesNotContain("libtorch", Done("doctor"), StringComparison.Ordinal);
    }

    private string Done(params string[] words)
    {
        ChildProcess run = Run(words);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run.Output;
    }

    private ChildProcess Run(string[] words) =>
        ChildProcess.Run("dotnet", [_folder["program/an8.dll"], .. words]);
}
