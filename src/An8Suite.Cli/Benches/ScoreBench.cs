using System.Diagnostics;
using System.Globalization;
using An8Suite.Core;
using An8Suite.Core.Files;
using An8Suite.Core.Imaging;
using An8Suite.Core.Scoring;

namespace An8Suite.Cli.Benches;

/// <summary>
/// Times the measures on maps of uniform noise, nearly all of whose values differ, against a disc as the mask.
/// </summary>
/// <remarks>
/// The kinds take turns within each round. The maps lie in memory; the last kind reads each from a .npy file, which the
/// system has cached.
/// </remarks>
internal sealed class ScoreBench(ScoreBenchOptions options)
{
    private const int Distinct = 64;

    private readonly Heatmap[] _maps = [.. Enumerable.Range(0, Math.Min(Distinct, options.Maps))
        .Select(i => Noise(i, options.Size))];
    private readonly BinaryMask _mask = Disc(options.Size);

    /// <summary>One result a kind; <paramref name="ran"/> hears how many runs are done.</summary>
    public IReadOnlyList<ScoreBenchResult> Run(Action<int> ran, CancellationToken token)
    {
        string folder = options.Keep ?? Directory.CreateTempSubdirectory("an8-bench-score").FullName;
        try
        {
            WriteFiles(folder);
            (string What, Action<int> Score)[] kinds =
            [
                ("exact AUC alone", i => Auc(_maps[i])),
                ("every measure", i => Scorer.Score(Subject, _maps[i], _mask)),
                ("every measure, from .npy", i => Scorer.Score(Subject, ReadMap(folder, i), _mask)),
            ];
            List<(double Seconds, double Cpu)>[] runs = [.. kinds.Select(_ => new List<(double, double)>())];
            for (int run = 0; run < options.Rounds * kinds.Length; run++)
            {
                Action<int> score = kinds[run % kinds.Length].Score;
                Enumerable.Range(0, _maps.Length).ToList().ForEach(score); // compiled and warm
                runs[run % kinds.Length].Add(Time(score, token));
                ran(run + 1);
            }

            return [.. kinds.Zip(runs, (kind, figures) => new ScoreBenchResult(
                kind.What, [.. figures.Select(f => f.Seconds)], [.. figures.Select(f => f.Cpu)]))];
        }
        finally
        {
            if (options.Keep is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    /// <summary>Shows medians over the rounds on stdout.</summary>
    public void Show(IReadOnlyList<ScoreBenchResult> results)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Maps} maps of {options.Size} x {options.Size} pixels, {options.Threads} threads, "
            + $"medians of {options.Rounds} rounds; without reading files but for the last line"));
        foreach (ScoreBenchResult result in results)
        {
            double seconds = BenchSamples.Median(result.Seconds);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.What,-26}{seconds,8:0.00} s{options.Maps / seconds,10:0} "
                + $"maps/s{BenchSamples.Median(result.CpuMilliseconds),9:0.000} cpu ms a map"));
        }
    }

    private static ScoreSubject Subject { get; } = new(
        new Core.Labels.Sample
        {
            Id = "noise",
            Label = 0,
            Pose = 0,
            Fold = 0,
            Split = Core.Labels.Split.Test,
            ImagePath = "",
            PartsPath = "",
            MaskPaths = new Dictionary<string, string>(),
        },
        "noise", null, "noise", "disc");

    private (double Seconds, double Cpu) Time(Action<int> score, CancellationToken token)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        Parallel.For(
            0,
            options.Maps,
            new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = token },
            i => score(i % _maps.Length));
        double seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        return (seconds, (process.TotalProcessorTime - before).TotalMilliseconds / options.Maps);
    }

    private double Auc(Heatmap map)
    {
        using var levels = HeatLevels.Of(map, _mask, "noise");
        return IouCurve.Of(levels).Auc!.Value;
    }

    private void WriteFiles(string folder)
    {
        for (int i = 0; i < _maps.Length; i++)
        {
            NpyFile.Write(PathOf(folder, i), _maps[i].Values, options.Size, options.Size);
        }

        NpyFile.Write(
            Path.Combine(folder, "mask.npy"),
            Array.ConvertAll(_mask.Values, inside => inside ? 1f : 0f), options.Size, options.Size);
        NpyFile.Write(Path.Combine(folder, "auc.npy"), Array.ConvertAll(_maps, Auc), _maps.Length);
    }

    private static string PathOf(string folder, int map) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"map{map:00}.npy"));

    private static Heatmap ReadMap(string folder, int map)
    {
        NpyArray<float> array = NpyFile.Read<float>(PathOf(folder, map));
        return new Heatmap(array.Shape[1], array.Shape[0], array.Values);
    }

    private static Heatmap Noise(int index, int side)
    {
        var random = new CounterRandom(0, "bench-heat", (ulong)index);
        float[] values = new float[side * side];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)random.NextDouble();
        }

        return new Heatmap(side, side, values).Normalized();
    }

    /// <summary>A disc in the middle that covers about a sixth of the picture, as petals do.</summary>
    private static BinaryMask Disc(int side)
    {
        bool[] inside = new bool[side * side];
        for (int i = 0; i < inside.Length; i++)
        {
            (double x, double y) = ((i % side) + 0.5 - (side / 2.0), (i / side) + 0.5 - (side / 2.0));
            inside[i] = (x * x) + (y * y) < side * side / 18.0;
        }

        return new BinaryMask(side, side, inside);
    }
}

/// <summary>What <c>an8 bench score</c> runs.</summary>
internal sealed record ScoreBenchOptions
{
    /// <summary>Side of the maps in pixels.</summary>
    public int Size { get; init; } = 224;

    /// <summary>Maps a run; a few distinct ones in turn.</summary>
    public int Maps { get; init; } = 10000;

    /// <summary>Runs of each kind; medians are shown.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Maps that are scored at the same time.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Where the distinct maps, their mask and their areas are left for other programs; null deletes them.
    /// </summary>
    public string? Keep { get; init; }
}

/// <summary>What one kind of scoring cost.</summary>
/// <param name="What">In words.</param>
/// <param name="Seconds">Of all maps by the clock, one entry a round.</param>
/// <param name="CpuMilliseconds">Of one map, of the processor, one entry a round.</param>
internal sealed record ScoreBenchResult(
    string What, IReadOnlyList<double> Seconds, IReadOnlyList<double> CpuMilliseconds);
