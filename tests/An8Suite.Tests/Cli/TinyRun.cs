using System.Collections.Concurrent;
using An8Suite.Tests.Cli;

[assembly: AssemblyFixture(typeof(TinyRun))]

namespace An8Suite.Tests.Cli;

/// <summary>
/// The whole pipeline once, verb by verb, on 15 poses of 48 x 48 pixels; for tests that read or break its folders.
/// </summary>
public sealed class TinyRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Dictionary<string, ChildProcess>> _runs;
    private readonly ConcurrentDictionary<string, Lazy<(string Folder, ChildProcess Said)>> _made = new();

    public TinyRun()
    {
        _runs = new Lazy<Dictionary<string, ChildProcess>>(RunAll);
        foreach ((string step, string input, string[] options) in Steps)
        {
            _made[Words(step, input, options)] = new(() => (this[step], Runs[step]));
        }
    }

    /// <summary>The steps, what they read, and their options.</summary>
    private static (string Step, string Input, string[] Options)[] Steps =>
    [
        ("generate", "an8flower-single-6c", ["--size", "48", "--poses", "15"]),
        ("train", "generate", ["--epochs", "3"]),
        ("respond", "train", []),
        ("select", "respond", []),
        ("explain", "select", ["--limit", "2"]),
        ("score", "explain", []),
        ("report", "score", []),
    ];

    /// <summary>What every verb said.</summary>
    internal IReadOnlyDictionary<string, ChildProcess> Runs => _runs.Value;

    public string this[string step] => Runs.Count > 0 ? _folder[step] : "";

    /// <summary>
    /// What a verb makes of a step's folder on two threads: run once for all tests that only read it.
    /// </summary>
    internal (string Folder, ChildProcess Said) Made(string verb, string input, params string[] options) =>
        _made.GetOrAdd(Words(verb, input, options), _ => new(() =>
        {
            string folder = Fresh();
            ChildProcess made = Suite.Alone([verb, this[input], .. options, "--threads", "2", "--out", folder]);
            Assert.True(made.ExitCode == 0, made.Error);
            return (folder, made);
        })).Value;

    /// <summary>
    /// A copy of one step's folder that a test may break, at the same depth so that its links still hold.
    /// </summary>
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

    private static string Words(string verb, string input, string[] options) =>
        string.Join(' ', [verb, input, .. options]);

    private Dictionary<string, ChildProcess> RunAll()
    {
        Dictionary<string, ChildProcess> runs = [];
        foreach ((string step, string input, string[] options) in Steps)
        {
            string from = runs.ContainsKey(input) ? _folder[input] : input;
            runs[step] = Suite.Alone([step, from, .. options, "--out", _folder[step], "--threads", "2"]);
            Assert.True(runs[step].ExitCode == 0, $"{step}: {runs[step].Error}");
        }

        return runs;
    }
}
