using System.Diagnostics;
using System.Globalization;
using An8Suite.Core.Labels;
using An8Suite.Learning.Networks;
using An8Suite.Learning.Training;

namespace An8Suite.Cli.Benches;

/// <summary>
/// Times training and inference as users run them, on images of noise: every byte of them passes the whole way.
/// </summary>
internal sealed class TrainBench(TrainBenchOptions options)
{
    private static readonly string[] Classes = [.. Enumerable.Range(0, 6).Select(label => $"class{label}")];

    /// <summary>
    /// Times one architecture: its training, and its inference in batches of the evaluator's own size.
    /// </summary>
    public TrainBenchResult Run(string architecture, CancellationToken token)
    {
        int side = options.Size ?? Architectures.Of(architecture).StandardSide;
        (ImageSet images, ImageSet few) = (Noise(side, options.Images), Noise(side, 1));
        TrainingOptions training = TrainingOptions.Of(architecture) with
        {
            Epochs = 1 + options.Rounds,
            Patience = 1 + options.Rounds,
            BatchSize = options.BatchSize,
            Threads = options.Threads,
            Device = options.Device,
        };
        using Trainer trainer = new(new TrainingData(Classes, images, few, few), training);
        List<double> ends = []; // processor seconds, at the end of every epoch
        TrainingResult result = trainer.Run(_ => ends.Add(ProcessorSeconds()), token);
        (double Rate, double Seconds)[] inference = [.. Enumerable.Range(0, options.Rounds).Select(_ =>
        {
            (Stopwatch clock, double begin) = (Stopwatch.StartNew(), ProcessorSeconds());
            Evaluator.Logits(trainer.Network, images, token);
            return (images.Count / clock.Elapsed.TotalSeconds, ProcessorSeconds() - begin);
        })];
        return new TrainBenchResult(
            side,
            BenchSamples.Median(result.Epochs.Skip(1).Select(epoch => epoch.ImagesPerSecond)),
            1000 * BenchSamples.Median(ends.Zip(ends.Skip(1), (begin, end) => end - begin)) / images.Count,
            BenchSamples.Median(inference.Select(run => run.Rate)),
            1000 * BenchSamples.Median(inference.Select(run => run.Seconds)) / images.Count);
    }

    /// <summary>The figures of one architecture as a line.</summary>
    public string Line(string architecture, TrainBenchResult found) => string.Create(
        CultureInfo.InvariantCulture,
        $"{architecture}, {found.Side} x {found.Side} pixels, {options.BatchSize} images a step, "
        + $"{options.Threads} threads: "
            + $"training {found.TrainingRate:0.0} images/s ({found.TrainingMilliseconds:0.00} cpu ms an image), "
            + $"inference {found.InferenceRate:0.0} images/s ({found.InferenceMilliseconds:0.00} cpu ms an image)");

    private static double ProcessorSeconds() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static ImageSet Noise(int side, int count)
    {
        Sample[] samples = [.. Enumerable.Range(0, count).Select(i => new Sample
        {
            Id = $"noise{i}",
            Label = i % Classes.Length,
            Pose = i,
            Fold = 0,
            Split = Split.Train,
            ImagePath = $"noise{i}",
            PartsPath = "",
            MaskPaths = new Dictionary<string, string>(),
        })];
        return ImageSet.Load(samples, sample => BenchSamples.Noise(sample.Pose, side));
    }
}

/// <summary>What <c>an8 bench train</c> runs.</summary>
internal sealed record TrainBenchOptions
{
    /// <summary>The networks, in turn, with fresh weights.</summary>
    public required IReadOnlyList<string> Architectures { get; init; }

    /// <summary>Side of the images in pixels; null for the side each network was designed for.</summary>
    public int? Size { get; init; }

    /// <summary>Images a step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Images an epoch.</summary>
    public int Images { get; init; } = 128;

    /// <summary>Timed epochs, after one that is not; medians are shown.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Threads of one operation.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where it is computed.</summary>
    public string Device { get; init; } = "cpu";
}

/// <summary>What <c>an8 bench train</c> found of one network.</summary>
/// <param name="Side">Of the images, in pixels.</param>
/// <param name="TrainingRate">Images a second.</param>
/// <param name="TrainingMilliseconds">Processor time an image, which other programs on the machine change less.</param>
/// <param name="InferenceRate">Images a second.</param>
/// <param name="InferenceMilliseconds">Processor time an image.</param>
internal sealed record TrainBenchResult(
    int Side, double TrainingRate, double TrainingMilliseconds, double InferenceRate, double InferenceMilliseconds);
