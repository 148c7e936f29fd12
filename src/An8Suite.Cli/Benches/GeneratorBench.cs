using System.Diagnostics;
using An8Suite.Core;
using An8Suite.Core.Datasets;
using An8Suite.Core.Datasets.Writing;
using An8Suite.Core.Geometry.Reading;
using An8Suite.Core.Scenes.Recipes;
using An8Suite.Rendering;
using An8Suite.Rendering.Contexts;
using An8Suite.Workflow.Generating;
using An8Suite.Workflow.Pictures;

namespace An8Suite.Cli.Benches;

/// <summary>
/// Times the generator as users run it, files and all, with a recipe cut to several numbers of classes.
/// </summary>
/// <remarks>
/// The numbers of classes take turns within each round, so that a drifting machine treats them alike.
/// </remarks>
internal sealed class GeneratorBench
{
    private readonly GeneratorBenchOptions _options;
    private readonly Recipe _recipe;
    private readonly GlbFile _mesh;

    /// <summary>Reads recipe and mesh.</summary>
    /// <exception cref="InputException">
    /// They cannot be read, or the recipe has fewer classes than asked for.
    /// </exception>
    public GeneratorBench(GeneratorBenchOptions options)
    {
        _options = options;
        _recipe = RecipeReader.Read(RecipeFiles.Find(options.Recipe)).WithOptions(options.Size);
        _mesh = _recipe.ReadMeshFile();
        _recipe = _recipe.On(_mesh.Mesh);
        foreach (int wrong in options.ClassCounts.Where(count => count < 1 || count > _recipe.Classes.Count))
        {
            throw new InputException(
                $"--classes: expected 1 to {_recipe.Classes.Count}, the classes of {_recipe.Name}, found {wrong}");
        }
    }

    /// <summary>The driver that renders.</summary>
    public string Driver { get; private set; } = string.Empty;

    /// <summary>
    /// One result a number of classes and round, in the order they ran; <paramref name="ran"/> hears how many are done.
    /// </summary>
    public IReadOnlyList<GeneratorBenchResult> Run(Action<int> ran, CancellationToken token)
    {
        string scratch = Path.Combine(_options.Scratch, $"an8-bench-{Environment.ProcessId}");
        try
        {
            // The first runs compile program and shaders, which no rate should pay for.
            foreach (int classCount in _options.ClassCounts)
            {
                RunOnce(classCount, _recipe.FoldCount * classCount, Path.Combine(scratch, $"warm-{classCount}"), token);
            }

            List<GeneratorBenchResult> results = [];
            foreach (int classCount in Enumerable.Repeat(_options.ClassCounts, _options.Rounds)
                .SelectMany(counts => counts))
            {
                results.Add(RunOnce(classCount, _options.Images, Path.Combine(scratch, $"run-{results.Count}"), token));
                ran(results.Count);
            }

            return results;
        }
        finally
        {
            // Not between runs: file systems are slow to give out what was freed a moment ago.
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
    }

    private GeneratorBenchResult RunOnce(int classCount, int images, string folder, CancellationToken token)
    {
        Recipe recipe = _recipe with { Classes = [.. _recipe.Classes.Take(classCount)] };
        int poses = (int)Math.Clamp(images / classCount, recipe.FoldCount, recipe.Axes.PoseCount);
        StageClock clock = new();
        using SceneRenderer renderer = new(_mesh.Mesh, recipe, _options.Device, PictureDecoder.TextureCodec);
        Driver = renderer.Driver.ToString();
        PoseSource source = new(_mesh.Mesh, recipe, renderer);
        DatasetWriterOptions writing = new()
        {
            Folder = folder,
            Driver = Driver,
            Mesh = _mesh.Bytes,
            PoseCount = poses,
            ThreadCount = _options.Threads,
            Clock = clock,
        };
        long begun = Stopwatch.GetTimestamp();
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        DatasetWriter.Write(recipe, source.Parts, source.Render, writing, token);
        return new GeneratorBenchResult(
            classCount,
            poses * classCount,
            Stopwatch.GetElapsedTime(begun).TotalSeconds,
            (Environment.CpuUsage.TotalTime - cpu).TotalSeconds,
            clock);
    }
}

/// <summary>What <c>an8 bench generate</c> runs.</summary>
internal sealed record GeneratorBenchOptions
{
    /// <summary>A recipe file, or the name of a shipped one.</summary>
    public required string Recipe { get; init; }

    /// <summary>Side of the images in pixels.</summary>
    public int Size { get; init; } = 300;

    /// <summary>How many classes the recipe is cut to, in turn.</summary>
    public required IReadOnlyList<int> ClassCounts { get; init; }

    /// <summary>About how many images each run makes.</summary>
    public int Images { get; init; } = 1200;

    /// <summary>Runs of each number of classes.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Threads that colour, encode and write.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What renders.</summary>
    public RenderDevice Device { get; init; }

    /// <summary>The folder in which the datasets are made and deleted again.</summary>
    public required string Scratch { get; init; }
}

/// <summary>One timed run of the generator.</summary>
/// <param name="ClassCount">Classes a pose.</param>
/// <param name="Images">Images made.</param>
/// <param name="Seconds">By the clock on the wall.</param>
/// <param name="CpuSeconds">Of the whole process, the driver's threads included.</param>
/// <param name="Clock">What the stages took.</param>
internal sealed record GeneratorBenchResult(
    int ClassCount, int Images, double Seconds, double CpuSeconds, StageClock Clock);
