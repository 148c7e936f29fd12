using System.IO.Compression;
using An8Suite.Core.Imaging;
using BenchmarkDotNet.Attributes;

namespace An8Suite.Benchmarks;

/// <summary>
/// The suite's PNG writer against the framework's zlib on the bare rows, on a rendered plant of 300 x 300 pixels.
/// </summary>
[MemoryDiagnoser]
public class PngBenchmarks
{
    private ColorImage _image = new(0, 0, []);
    private PartMask _parts = new(0, 0, []);

    /// <summary>Renders one pose.</summary>
    [GlobalSetup]
    public void Setup()
    {
        using var plant = new RenderedPlant();
        (_image, _parts) = (plant.Resolver.Resolve(plant.Palettes[0]), plant.Resolver.Parts);
    }

    /// <summary>Adaptive filters and run lengths: what the generator writes.</summary>
    [Benchmark(Baseline = true)]
    public byte[] SuiteColor() => PngWriter.Encode(_image);

    /// <summary>The part ids, as the generator writes them.</summary>
    [Benchmark]
    public byte[] SuiteParts() => PngWriter.Encode(_parts);

    /// <summary>No filter, zlib's fastest level, without the frame of a PNG.</summary>
    [Benchmark]
    public long ZlibFastest() => Deflated(CompressionLevel.Fastest);

    /// <summary>No filter, zlib's usual level, without the frame of a PNG.</summary>
    [Benchmark]
    public long ZlibOptimal() => Deflated(CompressionLevel.Optimal);

    private long Deflated(CompressionLevel level)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, level, leaveOpen: true))
        {
            zlib.Write(_image.Rgb);
        }

        return output.Length;
    }
}
