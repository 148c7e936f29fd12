using An8Suite.Core.Scenes.Backdrops;
using An8Suite.Core.Scenes.Poses;

namespace An8Suite.Core.Datasets.Writing;

/// <summary>How <see cref="DatasetWriter"/> writes a recipe.</summary>
public sealed record DatasetWriterOptions
{
    /// <summary>
    /// Where to write; made when missing, expected empty or left by an interrupted run of the very same thing.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>The renderer and its version, recorded in the provenance.</summary>
    public required string Driver { get; init; }

    /// <summary>
    /// The mesh as a .glb file, which is written beside the pictures; null where they do not come from one.
    /// </summary>
    public byte[]? Mesh { get; init; }

    /// <summary>
    /// Makes what stands behind a pose, on any thread; null where it is the pose's colour.
    /// </summary>
    public Func<PlannedPose, Backdrop>? Backdrops { get; init; }

    /// <summary>The part of the dataset to write; null is all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Whether every image gets a twin: the same pose and light, shown as the next class.</summary>
    public bool Twins { get; init; }

    /// <summary>Replaces the recipe's seed; null keeps it.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How many of the recipe's poses, in the order its seed gives them; null is all.</summary>
    public int? PoseCount { get; init; }

    /// <summary>
    /// Threads that colour, encode and write beside the one that renders; the files do not depend on it.
    /// </summary>
    public int ThreadCount { get; init; } = Environment.ProcessorCount;

    /// <summary>Adds up where the time goes; null when nobody asks.</summary>
    public StageClock? Clock { get; init; }

    /// <summary>
    /// Called once, before anything is rendered, with the images an interrupted run left and those it left damaged.
    /// </summary>
    public Action<int, int>? Resumed { get; init; }

    /// <summary>
    /// Called with images done and images in all, after each pose, one call at a time, on any thread.
    /// </summary>
    public Action<int, int>? Progress { get; init; }

    /// <summary>Throws <see cref="InputException"/> with every problem.</summary>
    public void Validate()
    {
        List<string> problems = [];
        if (string.IsNullOrWhiteSpace(Folder))
        {
            problems.Add("folder: expected a path, found nothing");
        }

        if (ThreadCount < 1)
        {
            problems.Add($"threads: expected 1 or more, found {ThreadCount}");
        }

        if (problems.Count > 0)
        {
            throw new InputException(string.Join("\n", problems));
        }
    }
}
