using An8Suite.Tests.Pictures;

namespace An8Suite.Tests.Cli;

/// <summary>Thirty JPEG files of two sizes in three class folders, trained on for an epoch at 32 pixels and explained.</summary>
public sealed class ForeignRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ForeignRun()
    {
        TinyPictures.WriteClasses(this["photos"], 10, mixedSizes: true);
        (string Step, string[] Arguments)[] steps =
        [
            ("train", [this["photos"], "--epochs", "1", "--input-size", "32"]),
            ("respond", [this["train"]]),
            ("select", [this["respond"]]),
            ("explain", [this["select"], "--methods", "ours,grad-cam"]),
        ];
        foreach ((string step, string[] arguments) in steps)
        {
            Runs[step] = Suite.Run([step, .. arguments, "--out", this[step], "--threads", "2"]);
            Assert.True(Runs[step].ExitCode == 0, $"{step}: {Runs[step].Error}");
        }
    }

    /// <summary>What every verb said.</summary>
    internal Dictionary<string, ChildProcess> Runs { get; } = [];

    public string this[string name] => _folder[name];

    public void Dispose() => _folder.Dispose();
}
