using System.Text.Json;

namespace An8Suite.Tests.Files;

/// <summary>
/// Runs <c>tools/convert_checkpoint.py</c> on many files in one process, because PyTorch takes seconds to load.
/// </summary>
internal sealed class ConvertedCheckpoints : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private const string Script = """
        import argparse, contextlib, io, json, os, runpy, sys, torch, torch.nn as nn
        folder, tool = sys.argv[1:]
        os.chdir(folder)
        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.conv = nn.Conv2d(1, 2, 1)
                self.conv.weight.data = torch.tensor([1.5, -2.0]).reshape(2, 1, 1, 1)
                self.conv.bias.data = torch.tensor([0.25, 0.5])
        class Runs:
            def __reduce__(self):
                return os.system, ("touch ran",)
        net = Net()
        state = net.state_dict()
        results = {}
        for name, saved in json.load(open("cases.json")).items():
            if saved.startswith("raw "):
                open(name, "wb").write(bytes.fromhex(saved[4:]))
            else:
                value = eval(saved)
                torch.save(value, name, _use_new_zipfile_serialization=not name.startswith("old"))
        del Net  # as in the program of somebody else
        for name in json.load(open("cases.json")):
            sys.argv, said, code = [tool, name, name + ".safetensors"], io.StringIO(), 0
            with contextlib.redirect_stderr(said):
                try:
                    runpy.run_path(tool, run_name="__main__")
                except SystemExit as end:
                    code = end.code
            results[name] = {"code": code, "said": said.getvalue()}
        json.dump(results, open("results.json", "w"))
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, Result> _results;

    /// <param name="cases">Python expressions by file name, or bytes as hexadecimal digits after the word raw.</param>
    public ConvertedCheckpoints(IReadOnlyDictionary<string, string> cases)
    {
        Assert.SkipUnless(
            File.Exists(Python) && ChildProcess.Run(Python, ["-c", "import torch"]).ExitCode == 0,
            "PyTorch is not installed");
        File.WriteAllText(_folder["cases.json"], JsonSerializer.Serialize(cases));
        File.WriteAllText(_folder["script.py"], Script);
        ChildProcess run = ChildProcess.Run(
            Python,
            [_folder["script.py"], _folder.Path, Path.Combine(RepositoryRoot.Path, "tools", "convert_checkpoint.py")]);
        Assert.True(run.ExitCode == 0, run.Error);
        using var results = JsonDocument.Parse(File.ReadAllText(_folder["results.json"]));
        _results = results.RootElement.EnumerateObject().ToDictionary(
            result => result.Name,
            result => new Result(
                result.Value.GetProperty("code").GetInt32(), result.Value.GetProperty("said").GetString()!));
    }

    /// <summary>Whether code of a file ran.</summary>
    public bool AnyRan => File.Exists(_folder["ran"]);

    /// <summary>What the tool said of a file.</summary>
    public Result this[string name] => _results[name];

    /// <summary>Where it wrote.</summary>
    public string PathOf(string name) => _folder[name + ".safetensors"];

    public void Dispose() => _folder.Dispose();

    /// <summary>Exit code and stderr.</summary>
    internal sealed record Result(int Code, string Said);
}
