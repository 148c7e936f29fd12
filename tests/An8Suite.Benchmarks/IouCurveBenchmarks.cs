using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;
using BenchmarkDotNet.Attributes;

namespace An8Suite.Benchmarks;

/// <summary>The exact IoU curve of a 224 x 224 map, by the suite's radix sort and by a comparison sort.</summary>
[MemoryDiagnoser]
public class IouCurveBenchmarks
{
    private const int Side = 224;
    private Heatmap _heat = new(0, 0, []);
    private BinaryMask _mask = new(0, 0, []);

    /// <summary>Random heat, a disc as the mask.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new CounterRandom(0, "benchmark", 0);
        float[] values = [.. Enumerable.Range(0, Side * Side).Select(_ => (float)random.NextDouble())];
        bool[] inside = new bool[Side * Side];
        for (int i = 0; i < inside.Length; i++)
        {
            (int x, int y) = ((i % Side) - (Side / 2), (i / Side) - (Side / 2));
            inside[i] = (x * x) + (y * y) < 50 * 50;
        }

        (_heat, _mask) = (new Heatmap(Side, Side, values), new BinaryMask(Side, Side, inside));
    }

    /// <summary>The suite's curve.</summary>
    [Benchmark]
    public double RadixSort()
    {
        using var levels = HeatLevels.Of(_heat, _mask, "benchmark");
        return IouCurve.Of(levels).Auc!.Value;
    }

    /// <summary>The curve and every other measure.</summary>
    [Benchmark]
    public Measures EveryMeasure()
    {
        using var levels = HeatLevels.Of(_heat, _mask, "benchmark");
        return Measures.Of(levels, IouCurve.Of(levels))!;
    }

    /// <summary>The same area with Array.Sort.</summary>
    [Benchmark(Baseline = true)]
    public double ArraySort()
    {
        float[] heat = [.. _heat.Values];
        bool[] inside = [.. _mask.Values];
        Array.Sort(heat, inside);
        int maskPixels = inside.Count(hit => hit);
        int hits = 0;
        double area = 0;
        for (int i = heat.Length - 1; i >= 0; i--)
        {
            hits += inside[i] ? 1 : 0;
            double below = i > 0 ? heat[i - 1] : 0;
            area += (double)hits / (maskPixels + heat.Length - i - hits) * (heat[i] - below);
        }

        return area;
    }
}
