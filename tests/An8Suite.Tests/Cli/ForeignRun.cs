using An8Suite.Tests.Cli;
using An8Suite.Tests.Pictures;

[assembly: AssemblyFixture(typeof(ForeignRun))]

namespace An8Suite.Tests.Cli;

/// <summary>
/// Thirty JPEG files of two sizes in three class folders, trained on for an epoch at 32 pixels and explained.
/// </summary>
public sealed class ForeignRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Dictionary<string, ChildProcess>> _runs;

    public ForeignRun() => _runs = new Lazy<Dictionary<string, ChildProcess>>(RunAll);

    /// <summary>What every verb said.</summary>
    internal IReadOnlyDictionary<string, ChildProcess> Runs => _runs.Value;

    /// <summary>A step's folder, or a name in the same folder that tests may use.</summary>
    public string this[string name] => Runs.Count > 0 ? _folder[name] : "";

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, ChildProcess> RunAll()
    {
        TinyPictures.WriteClasses(_folder["photos"], 10, mixedSizes: true);
        (string Step, string[] Arguments)[] steps =
        [
            ("train", [_folder["photos"], "--epochs", "1", "--input-size", "32"]),
            ("respond", [_folder["train"]]),
            ("select", [_folder["respond"]]),
            ("explain", [_folder["select"], "--methods", "ours,grad-cam"]),
        ];
        Dictionary<string, ChildProcess> runs = [];
        foreach ((string step, string[] arguments) in steps)
        {
            runs[step] = Suite.Run([step, .. arguments, "--out", _folder[step], "--threads", "2"]);
            Assert.True(runs[step].ExitCode == 0, $"{step}: {runs[step].Error}");
        }

        return runs;
    }
}
