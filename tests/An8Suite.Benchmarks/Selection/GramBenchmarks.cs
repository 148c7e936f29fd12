using An8Suite.Core.Selection;
using An8Suite.Tests.Selection;
using BenchmarkDotNet.Attributes;

namespace An8Suite.Benchmarks.Selection;

/// <summary>The inner products that the lasso needs, for 3,000 images.</summary>
public class GramBenchmarks
{
    private ResponseTable _table = null!;

    [Params(480, 1500)]
    public int FeatureCount { get; set; }

    [GlobalSetup]
    public void Prepare() =>
        _table = ResponseDesigns.Table(1, 3000, 6, FeatureCount / 3, FeatureCount / 3, FeatureCount / 3);

    [Benchmark]
    public GramSystem Build() => GramSystem.Build(_table, 6, LassoLabels.GroundTruth);
}
