using An8Suite.Learning.Explanations;
using BenchmarkDotNet.Attributes;

namespace An8Suite.Benchmarks.Learning;

/// <summary>
/// The paper's own method with three features against one guided backprop, each with its forward pass.
/// </summary>
/// <remarks>
/// The ratio to guided backprop is what counts: 2.5 at most is the aim. Of one image at a time the cost a call shows.
/// </remarks>
public class ExplanationBenchmarks : IDisposable
{
    private ExplanationBatch? _batch;

    [Params("small", "vgg-f")]
    public string Architecture { get; set; } = "small";

    /// <summary>Loads the network.</summary>
    [GlobalSetup]
    public void Setup() => _batch = new ExplanationBatch(Architecture, Architecture == "small" ? 128 : 224, images: 16);

    [Benchmark(Baseline = true)]
    public MethodMap[] GuidedBackprop() => _batch!.Explain("guided-backprop");

    [Benchmark]
    public MethodMap[] Ours() => _batch!.Explain("ours");

    [Benchmark]
    public MethodMap[] OursOneImageAtATime() => _batch!.ExplainEach("ours");

    [Benchmark]
    public MethodMap[] GuidedBackpropOneImageAtATime() => _batch!.ExplainEach("guided-backprop");

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the network.</summary>
    protected virtual void Dispose(bool disposing) => _batch?.Dispose();
}
