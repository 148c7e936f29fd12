using An8Suite.Core;
using An8Suite.Core.Imaging;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using TorchSharp;

namespace An8Suite.Benchmarks.Learning;

/// <summary>
/// Images of noise, a network with fresh weights, and three features an image, for timing explanation methods.
/// </summary>
/// <remarks>
/// The time does not depend on the values. Of three features one is of the first, the middle and the last recorded
/// layer.
/// </remarks>
public sealed class ExplanationBatch : IDisposable
{
    private readonly Network _network;
    private readonly torch.Tensor _input;
    private readonly SampleInput[] _samples;
    private readonly IReadOnlyList<RelevantFeature>[] _relevant;

    /// <summary>Prepares <paramref name="images"/> images of <paramref name="side"/> pixels.</summary>
    public ExplanationBatch(string architecture, int side, int images)
    {
        LibTorch.SetThreads(Environment.ProcessorCount);
        string[] classes = ["a", "b", "c", "d", "e", "f"];
        _network = Architectures.Build(
            new NetworkDescription(architecture, side, side, classes, Normalization.None), seed: 1);
        var random = new CounterRandom(1, "benchmark", 0);
        float[] values = [.. Enumerable.Range(0, images * 3 * side * side)
            .Select(_ => (float)(random.NextDouble() - 0.5))];
        _input = torch.tensor(values, [images, 3, side, side]);
        _samples = [.. Enumerable.Range(0, images).Select(
            i => new SampleInput($"image{i}", 0, new ColorImage(side, side, new byte[side * side * 3])))];
        string[] layers = [.. _network.Layers.Where(layer => layer is Relu).Select(layer => layer.Name)];
        _relevant = [.. Enumerable.Range(0, images).Select(i => (IReadOnlyList<RelevantFeature>)
            [.. new[] { 0, layers.Length / 2, layers.Length - 1 }.Select(
                layer => new RelevantFeature(new Feature(layers[layer], i), i, 1, 1, 1))])];
    }

    /// <summary>The forward pass of all images, and one map an image.</summary>
    public MethodMap[] Explain(string method) => Explain(method, 0, _samples.Length);

    /// <summary>The same, an image at a time.</summary>
    public MethodMap[] ExplainEach(string method) =>
        [.. Enumerable.Range(0, _samples.Length).SelectMany(image => Explain(method, image, 1))];

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        _network.Dispose();
    }

    private MethodMap[] Explain(string method, int first, int count)
    {
        using torch.Tensor input = _input.narrow(0, first, count);
        using ForwardTrace trace = _network.Trace(input);
        using var sweep = new ReverseSweep(_network, trace);
        return ExplanationMethods.Of(method).Explain(new ExplanationRequest
        {
            Network = _network,
            Trace = trace,
            Sweep = sweep,
            Samples = _samples[first..(first + count)],
            Targets = new int[count],
            Relevant = _relevant[first..(first + count)],
        });
    }
}
