using An8Suite.Core.Imaging;
using BenchmarkDotNet.Attributes;

namespace An8Suite.Benchmarks;

/// <summary>
/// The six pictures of a pose: repainting what changes, against resolving each, against rendering each.
/// </summary>
[MemoryDiagnoser]
public class ClassesOfAPoseBenchmarks : IDisposable
{
    private RenderedPlant? _plant;

    /// <summary>Renders one pose.</summary>
    [GlobalSetup]
    public void Setup() => _plant = new RenderedPlant();

    /// <summary>What the generator does once a pose is rendered.</summary>
    [Benchmark(Baseline = true)]
    public ColorImage Repaint()
    {
        ColorImage image = _plant!.Resolver.Resolve(_plant.Palettes[0]);
        for (int i = 1; i < _plant.Palettes.Count; i++)
        {
            _plant.Resolver.Repaint(image, _plant.Palettes[i - 1], _plant.Palettes[i]);
        }

        return image;
    }

    /// <summary>Every class from the samples of the one pose.</summary>
    [Benchmark]
    public ColorImage[] ResolveEach() => [.. _plant!.Palettes.Select(_plant.Resolver.Resolve)];

    /// <summary>Every class from a pass of its own, as forward renderers do.</summary>
    [Benchmark]
    public ColorImage[] RenderEach() => [.. _plant!.Palettes.Select(palette => _plant.RenderAgain().Resolve(palette))];

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the renderer.</summary>
    protected virtual void Dispose(bool disposing) => _plant?.Dispose();
}
