using An8Suite.Core.Selection;
using An8Suite.Tests.Selection;
using BenchmarkDotNet.Attributes;

namespace An8Suite.Benchmarks.Selection;

/// <summary>
/// Six classes on 100 bootstrap samples of 1,000 images with 440 features, and the whole path of one class.
/// </summary>
[MemoryDiagnoser]
public class StabilityBenchmarks
{
    private const int ClassCount = 6;
    private ResponseTable _table = null!;
    private GramSystem _system = null!;
    private int[] _groups = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _table = ResponseDesigns.Table(1, 1000, ClassCount, 32, 64, 96, 120, 128);
        _system = GramSystem.Build(_table, ClassCount, LassoLabels.GroundTruth);
        _groups = [.. Enumerable.Range(0, 1000).Select(image => image / ClassCount)];
    }

    [Benchmark]
    public LassoFit?[][] HundredSamplesAtMu10() =>
        new BootstrapFits(_table, ClassCount, _groups).Run(new StabilityOptions(), 0, new ParallelOptions());

    [Benchmark]
    public IReadOnlyList<PathPoint> PathToMu100() =>
        RegularizationPath.Follow(_system, 0, new LassoOptions { Mu = 100 }, MuGrid.Even(100, 31));
}
