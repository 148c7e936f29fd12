using An8Suite.Tests.Cli;

[assembly: AssemblyFixture(typeof(TinyRun))]

namespace An8Suite.Tests.Cli;

/// <summary>The whole pipeline once, verb by verb, on 15 poses of 48 x 48 pixels; for tests that read or break its folders.</summary>
public sealed class TinyRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Dictionary<string, ChildProcess>> _runs;

    public TinyRun() => _runs = new Lazy<Dictionary<string, ChildProcess>>(RunAll);

    /// <summary>What every verb said.</summary>
    internal IReadOnlyDictionary<string, ChildProcess> Runs => _runs.Value;

    public string this[string step] => Runs.Count > 0 ? _folder[step] : "";

    /// <summary>A copy of one step's folder that a test may break, at the same depth so that its links still hold.</summary>
    public string CopyOf(string step)
    {
        string copy = _folder[step + "-" + Guid.NewGuid().ToString("N")];
        foreach (string file in Directory.GetFiles(this[step], "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(this[step], file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <summary>A folder name that does not exist yet.</summary>
    public string Fresh() => _folder[Guid.NewGuid().ToString("N")];

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, ChildProcess> RunAll()
    {
        string Folder(string step) => _folder[step];
        (string Step, string[] Arguments)[] steps =
        [
            ("generate", ["an8flower-single-6c", "--size", "48", "--poses", "15"]),
            ("train", [Folder("generate"), "--epochs", "3"]),
            ("respond", [Folder("train")]),
            ("select", [Folder("respond")]),
            ("explain", [Folder("select"), "--limit", "2"]),
            ("score", [Folder("explain")]),
            ("report", [Folder("score")]),
        ];
        Dictionary<string, ChildProcess> runs = [];
        foreach ((string step, string[] arguments) in steps)
        {
            runs[step] = Suite.Alone([step, .. arguments, "--out", Folder(step), "--threads", "2"]);
            Assert.True(runs[step].ExitCode == 0, $"{step}: {runs[step].Error}");
        }

        return runs;
    }
}
