using System.Diagnostics;
using An8Suite.Core;
using An8Suite.Core.Selection;
using An8Suite.Learning.Explanations;
using An8Suite.Learning.Native;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Responses;

namespace An8Suite.Cli.Benches;

/// <summary>
/// Times explanation methods on networks with fresh weights and images of noise, whose values cost what real ones do.
/// </summary>
/// <remarks>The methods take turns within each round, so that a drifting machine treats them alike.</remarks>
internal sealed class ExplainBench(ExplainBenchOptions options)
{
    /// <summary>Measured beside the others, because their cost is given as a multiple of it.</summary>
    public const string Yardstick = "guided-backprop";

    // Classes and features of a class: what the datasets and the lasso of this suite come to.
    private const int ClassCount = 6;
    private const int FeaturesOfAClass = 10;

    /// <summary>One result a network and method; <paramref name="ran"/> hears how many networks are done.</summary>
    public IReadOnlyList<ExplainBenchResult> Run(Action<int> ran, CancellationToken token)
    {
        LibTorch.SetThreads(options.Threads);
        List<ExplainBenchResult> results = [];
        for (int i = 0; i < options.Architectures.Count; i++)
        {
            Architecture architecture = Architectures.Of(options.Architectures[i]);
            results.AddRange(Run(architecture, options.Size ?? architecture.StandardSide, token));
            ran(i + 1);
        }

        return results;
    }

    private List<ExplainBenchResult> Run(Architecture architecture, int side, CancellationToken token)
    {
        string[] classes = [.. Enumerable.Range(0, ClassCount).Select(label => $"class{label}")];
        using Network network = Architectures.Build(
            new NetworkDescription(
                architecture.Name, side, side, classes, new Normalization([0.5f, 0.5f, 0.5f], [0.25f, 0.25f, 0.25f])),
            seed: 0);
        SampleInput[] images = [.. Enumerable.Range(0, options.Images)
            .Select(i => new SampleInput($"noise{i}", 0, BenchSamples.Noise(i, side)))];
        Explainer explainer = ExplainerOf(network, images[0]);
        Dictionary<string, string?> refused = options.Methods.Append(Yardstick).Distinct().ToDictionary(
            method => method, method => Warm(explainer, images[0], method, token));
        string[] able = [.. refused.Where(entry => entry.Value is null).Select(entry => entry.Key)];
        ILookup<string, (double Batch, double Single)> seconds = Enumerable.Repeat(able, options.Rounds)
            .SelectMany(methods => methods)
            .Select(method => (method, (
                Seconds(explainer, images, method, options.BatchSize, token),
                Seconds(explainer, images[..Math.Min(images.Length, 8)], method, 1, token))))
            .ToLookup(run => run.method, run => run.Item2);
        return [.. refused.Select(entry => new ExplainBenchResult(
            architecture.Name,
            side,
            entry.Key,
            [.. seconds[entry.Key].Select(run => run.Batch)],
            [.. seconds[entry.Key].Select(run => run.Single)],
            entry.Value))];
    }

    private static string? Warm(Explainer explainer, SampleInput image, string method, CancellationToken token)
    {
        try
        {
            Seconds(explainer, [image], method, 1, token);
            return null;
        }
        catch (InputException error)
        {
            return error.Message;
        }
    }

    private static double Seconds(
        Explainer explainer, SampleInput[] images, string method, int batchSize, CancellationToken token)
    {
        long begun = Stopwatch.GetTimestamp();
        var explain = new ExplainOptions { Methods = [method], BatchSize = batchSize };
        int count = explainer.Explain(images, explain, cancellation: token).Count();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds / count;
    }

    /// <summary>With a selection of random features, as many a class as the lasso would choose.</summary>
    private static Explainer ExplainerOf(Network network, SampleInput image)
    {
        ResponseRecorder recorder = new(network, ResponseOptions.Paper);
        using ForwardTrace trace = network.Trace(network.Normalize(
            TorchSharp.torch.zeros(1, 3, image.Image.Height, image.Image.Width, device: LibTorch.Device)));
        Feature[] features = recorder.Features(trace);
        double[] weights = new double[features.Length * ClassCount];
        for (int label = 0; label < ClassCount; label++)
        {
            int[] order = new CounterRandom(0, "bench-features", (ulong)label).Permutation(features.Length);
            foreach (int feature in order.Take(FeaturesOfAClass))
            {
                weights[(feature * ClassCount) + label] = 1;
            }
        }

        return new Explainer(network, recorder, features, weights);
    }
}

/// <summary>What <c>an8 bench explain</c> runs.</summary>
internal sealed record ExplainBenchOptions
{
    /// <summary>The networks, in turn, with fresh weights.</summary>
    public required IReadOnlyList<string> Architectures { get; init; }

    /// <summary>The methods, in turn.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>Side of the images in pixels; null for the side each network was designed for.</summary>
    public int? Size { get; init; }

    /// <summary>Images a run.</summary>
    public int Images { get; init; } = 32;

    /// <summary>Images that pass the network together.</summary>
    public int BatchSize { get; init; } = new ExplainOptions().BatchSize;

    /// <summary>Runs of each method; medians are shown.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Threads of one operation.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>What one method cost on one network; every figure includes the forward pass.</summary>
/// <param name="Architecture">The network.</param>
/// <param name="Side">Of the images, in pixels.</param>
/// <param name="Method">The method.</param>
/// <param name="BatchSeconds">An image in a batch, one entry a round.</param>
/// <param name="SingleSeconds">An image that is alone in its batch, one entry a round.</param>
/// <param name="Refused">Why the network cannot be explained so; null when it can.</param>
internal sealed record ExplainBenchResult(
    string Architecture,
    int Side,
    string Method,
    IReadOnlyList<double> BatchSeconds,
    IReadOnlyList<double> SingleSeconds,
    string? Refused);
