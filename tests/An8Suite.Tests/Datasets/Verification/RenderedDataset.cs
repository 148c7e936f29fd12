using An8Suite.Tests.Datasets.Verification;

[assembly: AssemblyFixture(typeof(RenderedDataset))]

namespace An8Suite.Tests.Datasets.Verification;

/// <summary>A small dataset with everything a recipe can ask for, rendered once by the suite's own program.</summary>
public sealed class RenderedDataset : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string> _dataset;

    public RenderedDataset() => _dataset = new Lazy<string>(Generate);

    /// <summary>A copy that a test may break.</summary>
    public string Copy()
    {
        string copy = _folder[Guid.NewGuid().ToString("N")];
        foreach (string file in Directory.GetFiles(_dataset.Value, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(_dataset.Value, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose() => _folder.Dispose();

    private string Generate()
    {
        ChildProcess run = Cli.Suite.Run(
            "generate", "an8flower-double-12c", "--size", "48",
            "--poses", "6", "--masks", "class_part,plant,causal,part:pot",
            "--coverage", "--twins", "--out", _folder["dataset"]);
        Assert.True(run.ExitCode == 0, run.Error);
        return _folder["dataset"];
    }
}
